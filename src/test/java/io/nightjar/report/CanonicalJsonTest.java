package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CanonicalJsonTest {

  @Test
  void sortsKeysAndKeepsTypes() {
    assertThat(CanonicalJson.object(Map.of("b", 1L, "a", 1.0, "c", true, "d", "x")))
        .isEqualTo("{\"a\":1.0,\"b\":1,\"c\":true,\"d\":\"x\"}");
    assertThat(CanonicalJson.object(Map.of())).isEqualTo("{}");
  }

  @Test
  void escapesWhatJsonOrAReaderCouldTripOver() {
    assertThat(CanonicalJson.object(Map.of("a", "\"\\\n\u00e9")))
        .isEqualTo("{\"a\":\"\\\"\\\\\\u000a\\u00e9\"}");
  }

  @Test
  void writesSmallAndLargeNumbersAsJsonNumbers() {
    assertThat(CanonicalJson.object(Map.of("a", 1e-8, "b", 1e20)))
        .isEqualTo("{\"a\":1.0E-8,\"b\":1.0E20}");
  }
}

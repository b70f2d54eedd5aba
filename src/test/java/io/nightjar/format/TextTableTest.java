package io.nightjar.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextTableTest {

  @Test
  void numbersStandToTheRightAndWordsToTheLeft() {
    TextTable table = new TextTable(List.of("rank", "name", "score"));
    table.add(List.of(1L, "adam", 0.97777));
    table.add(Arrays.asList(10L, "momentum", null));

    assertThat(table.lines())
        .containsExactly(
            "rank  name       score", "   1  adam      0.9778", "  10  momentum       -");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "0.9814814, 0.9815",
    "0.001, 0.001",
    "1e-8, 1e-08",
    "0, 0",
    "0.5, 0.5",
    "NaN, NaN",
    "-12, -12",
    "123456789.5, 1.235e+08"
  })
  void numbersHaveFourDigits(double number, String text) {
    assertThat(TextTable.number(number)).isEqualTo(text);
  }
}

package io.nightjar.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigurationTest {
  private static final Configuration CONFIGURATION =
      new Configuration(
          Map.of("learning-rate", 0.01, "depth", 2L, "optimizer", "adam", "batch-norm", true));

  @Test
  void valuesAreReadByTheirKind() {
    assertThat(CONFIGURATION.number("learning-rate")).isEqualTo(0.01);
    assertThat(CONFIGURATION.number("depth")).isEqualTo(2);
    assertThat(CONFIGURATION.integer("depth")).isEqualTo(2);
    assertThat(CONFIGURATION.text("optimizer")).isEqualTo("adam");
    assertThat(CONFIGURATION.flag("batch-norm")).isTrue();
    assertThat(CONFIGURATION.find("width")).isNull();
  }

  @Test
  void anotherKindIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CONFIGURATION.integer("learning-rate"))
        .withMessage("Cannot read parameter learning-rate: 0.01 is no Long");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CONFIGURATION.flag("width"))
        .withMessage("Cannot read parameter width: null is no Boolean");
  }

  @Test
  void foreignTypesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Configuration(Map.of("depth", 2)))
        .withMessage("Invalid parameter value: 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Configuration(Map.of("rate", Double.NaN)))
        .withMessage("Invalid parameter value: NaN");
  }

  @Test
  void laterChangesOfTheSourceDoNotReachIt() {
    Map<String, Object> source = new LinkedHashMap<>(Map.of("depth", 2L));
    Configuration configuration = new Configuration(source);
    source.put("width", 8L);
    assertThat(configuration.values()).containsOnlyKeys("depth");
    assertThatThrownBy(() -> configuration.values().put("width", 8L))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}

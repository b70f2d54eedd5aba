package io.nightjar.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Scale;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextsTest {
  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, 0",
    "1.0, 1",
    "100.0, 100",
    "0.5, 0.5",
    "0.001, 0.001",
    "1e-4, 0.0001",
    "9.99e-5, 9.99e-5",
    "1e-8, 1e-8",
    "-2.5e-7, -2.5e-7",
    "6000, 6000",
    "9999999, 9999999",
    "1e7, 1e7",
    "1.5e300, 1.5e300"
  })
  void numbersAreShort(double value, String text) {
    assertThat(Texts.value(value)).isEqualTo(text);
  }

  @Test
  void otherValuesAreAsTheyAre() {
    assertThat(Texts.value(12_345_678_901L)).isEqualTo("12345678901");
    assertThat(Texts.value("adam")).isEqualTo("adam");
    assertThat(Texts.value(true)).isEqualTo("true");
  }

  @Test
  void domainsAreAsAUserWritesThem() {
    assertText(new FloatRange(0, 1e-4, Scale.LINEAR), "[0, 0.0001]");
    assertText(new IntegerRange(16, 256, Scale.LOG), "[16, 256]");
    assertText(new OrderedChoices(List.of(64L, 128L, 256L)), "64, 128 and 256");
    assertText(new Categories(List.of("relu", "tanh")), "relu and tanh");
    assertText(new Categories(List.of("relu")), "relu");
    assertText(new Fixed(1e-8), "1e-8");
  }

  private static void assertText(Domain domain, String text) {
    assertThat(Texts.domain(domain)).isEqualTo(text);
  }
}

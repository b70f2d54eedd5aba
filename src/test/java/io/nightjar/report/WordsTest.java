package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WordsTest {

  @Test
  void numbersLookAsOnThePage() {
    assertThat(Words.number(0.00123456)).isEqualTo("0.001235");
    assertThat(Words.number(7.35e-7)).isEqualTo("7.35e-7");
    assertThat(Words.number(5.928e-5)).isEqualTo("5.93e-5");
    assertThat(Words.number(-1e-5)).isEqualTo("-1e-5");
    assertThat(Words.number(1.25e10)).isEqualTo("1.25e+10");
    assertThat(Words.number(0)).isEqualTo("0");
  }
}

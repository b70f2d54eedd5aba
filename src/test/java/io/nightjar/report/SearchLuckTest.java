package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SearchLuckTest {

  @Test
  void anExponentialTailHasItsRate() {
    int count = 400;
    double[] losses =
        IntStream.range(0, count).mapToDouble(i -> Math.log((i + 1.0) / count) / 2).toArray();
    assertThat(new SearchLuck(losses).expected(losses[0], 0.01, 0.01))
        .as("a variance times a rate of 2")
        .isCloseTo(0.02, within(0.004));
  }

  @Test
  void luckNeverTakesAScorePastTheMean() {
    double[] alike = new double[20];
    Arrays.fill(alike, 0.3);
    alike[19] = 0.5;
    double mean = 0.3 + 0.2 / 20;
    assertThat(new SearchLuck(alike).expected(0.3, 1, 2))
        .isCloseTo((mean - 0.3) / 2, within(1e-12));
    assertThat(new SearchLuck(alike).expected(0.5, 1, 2)).isZero();
  }

  @Test
  void fewTrialsAndNoNoiseHaveNoLuck() {
    assertThat(new SearchLuck(new double[] {0.1}).expected(0.1, 1, 2)).isZero();
    assertThat(new SearchLuck(new double[] {0.1, 0.2, 0.3, 0.4}).expected(0.1, 0, 0)).isZero();
  }
}

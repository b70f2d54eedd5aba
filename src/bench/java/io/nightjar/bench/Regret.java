package io.nightjar.bench;

import java.util.Arrays;

/**
 * Measures what a study chose by the best and the median of all that it could choose: 0 is the
 * best, 1 the median.
 *
 * <p>It counts in losses, which are minimised.
 */
record Regret(double best, double median) {

  static Regret over(double[] losses) {
    double least = Arrays.stream(losses).min().orElseThrow();
    return new Regret(least, Medians.of(Arrays.stream(losses).boxed().toList()));
  }

  double of(double loss) {
    return (loss - best) / (median - best);
  }
}

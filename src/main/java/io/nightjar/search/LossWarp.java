package io.nightjar.search;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Losses as a Gaussian process can learn them: the quantiles of a normal distribution at their
 * ranks (Salinas, Shen, Perrone: A quantile-based approach for hyperparameter transfer learning,
 * ICML 2020, section 3).
 *
 * <p>So neither the size of bad losses, which may be enormous, nor a single lucky one weighs more
 * than its rank. Failures count as somewhat worse than the worst.
 */
final class LossWarp {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  /** How much worse a failure is than the worst, in spans of the others. */
  private static final double FAILURE = 0.1;

  private LossWarp() {}

  /**
   * The losses in their order, of mean 0 and variance 1; all 0 where they do not differ.
   *
   * @param losses NaN where there is none
   */
  static double[] warped(double[] losses) {
    double[] sorted = Arrays.stream(losses).filter(loss -> !Double.isNaN(loss)).sorted().toArray();
    if (sorted.length == 0) {
      return new double[losses.length];
    }
    double best = quantile(sorted[0], sorted);
    double worst = quantile(sorted[sorted.length - 1], sorted);
    double failure = worst + FAILURE * (worst - best);
    return standardised(
        Arrays.stream(losses)
            .map(loss -> Double.isNaN(loss) ? failure : quantile(loss, sorted))
            .toArray());
  }

  /** The normal quantile at the middle of the ranks that a loss has. */
  private static double quantile(double loss, double[] sorted) {
    double below = Arrays.stream(sorted).filter(other -> other < loss).count();
    double equal = Arrays.stream(sorted).filter(other -> other == loss).count();
    return NORMAL.inverseCumulativeProbability((below + equal / 2) / sorted.length);
  }

  private static double[] standardised(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance =
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0);
    double deviation = Math.sqrt(variance);
    return Arrays.stream(values)
        .map(value -> deviation > 0 ? (value - mean) / deviation : 0)
        .toArray();
  }
}

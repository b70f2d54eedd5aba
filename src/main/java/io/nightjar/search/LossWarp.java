package io.nightjar.search;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Losses as a Gaussian process can learn them: of mean 0 and variance 1, the bad ones drawn in.
 *
 * <p>What is worse than the median is replaced by the quantile of a normal distribution at its
 * rank, as wide as the better half: how bad the bad ones are says nothing of the good ones (Song
 * and others: The Vizier Gaussian process bandit algorithm, 2024, section 3.3 on warping). Failures
 * count as somewhat worse than the worst.
 */
final class LossWarp {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  /** How much worse a failure is than the worst, in spans of the others. */
  private static final double FAILURE = 0.1;

  private LossWarp() {}

  /**
   * The losses in their order.
   *
   * @param losses NaN where there is none
   */
  static double[] warped(double[] losses) {
    double[] sorted = Arrays.stream(losses).filter(loss -> !Double.isNaN(loss)).sorted().toArray();
    if (sorted.length == 0) {
      return new double[losses.length];
    }
    double median = sorted[(sorted.length - 1) / 2];
    double scale = scale(sorted, median);
    double[] warped =
        Arrays.stream(losses)
            .map(loss -> loss > median ? scale * quantile(loss, sorted) : loss - median)
            .toArray();
    return standardised(withFailures(warped));
  }

  /** The root mean square of the better half; the span where that is one value. */
  private static double scale(double[] sorted, double median) {
    double square =
        Arrays.stream(sorted)
            .filter(loss -> loss <= median)
            .map(loss -> (loss - median) * (loss - median))
            .average()
            .orElse(0);
    return square > 0 ? Math.sqrt(square) : sorted[sorted.length - 1] - sorted[0];
  }

  /** The normal quantile at the middle of the ranks that a loss has. */
  private static double quantile(double loss, double[] sorted) {
    double below = Arrays.stream(sorted).filter(other -> other < loss).count();
    double equal = Arrays.stream(sorted).filter(other -> other == loss).count();
    return NORMAL.inverseCumulativeProbability((below + equal / 2) / sorted.length);
  }

  private static double[] withFailures(double[] warped) {
    double[] finite = Arrays.stream(warped).filter(loss -> !Double.isNaN(loss)).sorted().toArray();
    double worst = finite[finite.length - 1];
    double failure = worst + FAILURE * (worst - finite[0]);
    return Arrays.stream(warped).map(loss -> Double.isNaN(loss) ? failure : loss).toArray();
  }

  /** All zero where they do not differ. */
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

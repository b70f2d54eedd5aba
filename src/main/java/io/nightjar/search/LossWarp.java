package io.nightjar.search;

import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * Losses as a Gaussian process can learn them: of mean 0, variance 1 and as near to a normal
 * distribution as the power transform of Yeo and Johnson (A new family of power transformations to
 * improve normality or symmetry, Biometrika 2000) brings them, as in HEBO (Cowen-Rivers and others,
 * 2022). Failures count as somewhat worse than the worst.
 */
final class LossWarp {
  /** How much worse a failure is than the worst, in spans of the others. */
  private static final double FAILURE = 0.1;

  private static final double LARGEST_POWER = 4;
  private static final double POWERS_PER_UNIT = 10;

  private LossWarp() {}

  /**
   * The losses in their order; all 0 where they do not differ.
   *
   * @param losses NaN where there is none
   */
  static double[] warped(double[] losses) {
    double[] finite = Arrays.stream(losses).filter(loss -> !Double.isNaN(loss)).sorted().toArray();
    if (finite.length == 0) {
      return new double[losses.length];
    }
    double worst = finite[finite.length - 1];
    double failure = worst + FAILURE * (worst - finite[0]);
    double[] values =
        standardised(
            Arrays.stream(losses).map(loss -> Double.isNaN(loss) ? failure : loss).toArray());
    double best = 1;
    double highest = Double.NEGATIVE_INFINITY;
    for (double i = -LARGEST_POWER * POWERS_PER_UNIT; i <= LARGEST_POWER * POWERS_PER_UNIT; i++) {
      double likelihood = likelihood(values, i / POWERS_PER_UNIT);
      if (likelihood > highest) {
        highest = likelihood;
        best = i / POWERS_PER_UNIT;
      }
    }
    return standardised(powers(values, best));
  }

  /** The logarithm of the likelihood of a power, the normal distribution's own fitted. */
  private static double likelihood(double[] values, double power) {
    double stretch =
        Arrays.stream(values)
            .map(value -> Math.signum(value) * FastMath.log1p(Math.abs(value)))
            .sum();
    return (power - 1) * stretch
        - values.length / 2.0 * FastMath.log(variance(powers(values, power)));
  }

  private static double[] powers(double[] values, double power) {
    return Arrays.stream(values)
        .map(value -> value >= 0 ? power(value, power) : -power(-value, 2 - power))
        .toArray();
  }

  private static double power(double size, double power) {
    return power == 0 ? FastMath.log1p(size) : FastMath.expm1(power * FastMath.log1p(size)) / power;
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0);
  }

  private static double[] standardised(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double deviation = Math.sqrt(variance(values));
    return Arrays.stream(values)
        .map(value -> deviation > 0 ? (value - mean) / deviation : 0)
        .toArray();
  }
}

package io.nightjar.search;

import org.hipparchus.special.Erf;
import org.hipparchus.util.FastMath;

/**
 * The logarithm of the expected improvement, finite also where the improvement itself is too small
 * for a double (Ament and others: Unexpected improvements to expected improvement for Bayesian
 * optimization, NeurIPS 2023).
 */
final class ExpectedImprovement {
  private static final double LOG_ROOT_TWO_PI = 0.5 * FastMath.log(2 * Math.PI);

  /** Below it the difference of the two terms of the formula loses its digits. */
  private static final double FAR = -15;

  private ExpectedImprovement() {}

  /** How much a normal value is expected to fall below a threshold, as a logarithm. */
  static double log(GpPosterior.Belief belief, double threshold) {
    double z = (threshold - belief.mean()) / belief.deviation();
    return FastMath.log(belief.deviation()) + logOfStandard(z);
  }

  /** The logarithm of {@code phi(z) + z Phi(z)}. */
  static double logOfStandard(double z) {
    double logDensity = -z * z / 2 - LOG_ROOT_TWO_PI;
    if (z > FAR) {
      return FastMath.log(FastMath.exp(logDensity) + z * Erf.erfc(-z / Math.sqrt(2)) / 2);
    }
    double inverse = 1 / (z * z);
    return logDensity
        + FastMath.log(inverse * (1 - inverse * (3 - inverse * (15 - 105 * inverse))));
  }

  /** The logarithm of the probability that a normal value is at most 0. */
  static double logOfFeasible(GpPosterior.Belief belief) {
    double z = -belief.mean() / belief.deviation();
    if (z > FAR) {
      return FastMath.log(Erf.erfc(-z / Math.sqrt(2)) / 2);
    }
    return -z * z / 2 - LOG_ROOT_TWO_PI - FastMath.log(-z);
  }
}

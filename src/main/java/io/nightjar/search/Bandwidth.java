package io.nightjar.search;

import org.hipparchus.util.FastMath;

/**
 * How wide kernels are.
 *
 * <p>Along an ordered dimension Scott's rule for densities of several dimensions (Scott:
 * Multivariate density estimation, 1992), {@code spread * n^(-1 / (d + 4))}. The uniform prior
 * counts as one more point of the sample, so few points, or points that coincide, leave kernels
 * wide; and no bandwidth is below a floor that falls with the number of points (Bergstra et al.:
 * Algorithms for hyper-parameter optimization, NeurIPS 2011).
 */
final class Bandwidth {
  private static final double UNIFORM_MEAN = 0.5;
  private static final double UNIFORM_VARIANCE = 1.0 / 12;

  /** The floor of a bandwidth, as a share of the gap between evenly spread points. */
  private static final double FLOOR = 0.5;

  /** However many points there are, no kernel is narrower than this. */
  private static final double NARROWEST = 0.01;

  private Bandwidth() {}

  /**
   * The standard deviation of the kernels along an ordered dimension.
   *
   * @param centers unit coordinates
   * @param dimensions of the density as a whole
   */
  static double ordered(double[] centers, int dimensions) {
    double floor = Math.max(NARROWEST, FLOOR / (centers.length + 1));
    return Math.max(floor, spread(centers) * shrinkage(centers.length, dimensions));
  }

  /** The share of a categorical kernel's mass that is spread over all categories. */
  static double categorical(int count, int categories) {
    double each = 1.0 / (count + 1);
    return categories * each / (1 + categories * each);
  }

  private static double shrinkage(int count, int dimensions) {
    return FastMath.pow(Math.max(1, count), -1.0 / (dimensions + 4));
  }

  private static double spread(double[] centers) {
    int count = centers.length + 1;
    double mean = UNIFORM_MEAN / count;
    for (double center : centers) {
      mean += center / count;
    }
    double sum = UNIFORM_VARIANCE + squared(UNIFORM_MEAN - mean);
    for (double center : centers) {
      sum += squared(center - mean);
    }
    return Math.sqrt(sum / count);
  }

  private static double squared(double number) {
    return number * number;
  }
}

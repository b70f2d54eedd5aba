package io.nightjar.search;

import org.hipparchus.util.FastMath;

/**
 * Normal densities of the logarithms of a kernel's hyperparameters.
 *
 * <p>Length scales grow with the root of the number of parameters, which keeps the distances
 * between points in proportion to them in any dimension (Hvarfner, Hellsten, Nardi: Vanilla
 * Bayesian optimization performs great in high dimensions, ICML 2024). They are shorter than in
 * that paper: hyperparameters are mostly given ranges over which they matter. The noise may be
 * anything from next to nothing to most of what is seen.
 */
final class GpPrior {
  private static final double LENGTH_MEAN = -1.2;
  private static final double LENGTH_DEVIATION = 0.6;
  private static final double LEARNED_LENGTH_DEVIATION = 0.3;
  private static final double LEARNED_NOISE_DEVIATION = 1;
  private static final double AMPLITUDE_DEVIATION = 1;
  private static final double NOISE_MEAN = -3;
  private static final double NOISE_DEVIATION = 1.5;

  private final double[] means;
  private final double[] deviations;

  GpPrior(GpFeatures features) {
    int count = features.count();
    this.means = new double[count + 2];
    this.deviations = new double[count + 2];
    double length = LENGTH_MEAN + FastMath.log(Math.max(1, features.parameters())) / 2;
    for (int i = 0; i < count; i++) {
      // A weight is an inverse squared length.
      means[i] = -2 * length;
      deviations[i] = 2 * LENGTH_DEVIATION;
    }
    deviations[count] = AMPLITUDE_DEVIATION;
    means[count + 1] = NOISE_MEAN;
    deviations[count + 1] = NOISE_DEVIATION;
  }

  private GpPrior(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /**
   * A prior of the same kind for a function of which another one, alike, tells the lengths: they
   * and the noise are known better than before.
   */
  GpPrior around(double[] logarithms) {
    double[] narrow = deviations.clone();
    for (int i = 0; i < narrow.length - 2; i++) {
      narrow[i] = 2 * LEARNED_LENGTH_DEVIATION;
    }
    narrow[narrow.length - 1] = LEARNED_NOISE_DEVIATION;
    return new GpPrior(logarithms.clone(), narrow);
  }

  /** The most likely logarithms. */
  double[] means() {
    return means.clone();
  }

  /** The negative logarithm of a density, up to a constant. */
  double cost(int index, double logarithm) {
    double distance = (logarithm - means[index]) / deviations[index];
    return distance * distance / 2;
  }

  /** The derivative of {@link #cost}. */
  double slope(int index, double logarithm) {
    return (logarithm - means[index]) / (deviations[index] * deviations[index]);
  }
}

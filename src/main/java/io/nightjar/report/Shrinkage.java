package io.nightjar.report;

/**
 * Draws a few means towards their common one, as far as their differences are noise.
 *
 * <p>The factor of Efron and Morris (Stein's estimation rule and its competitors, 1973), at the
 * mean noise, says how much the worths behind the means differ; by that each mean is drawn by its
 * own noise, towards the mean of all weighted by how sure they are.
 */
final class Shrinkage {
  /** Fewer means cannot be shrunk towards their own mean. */
  static final int FEWEST = 4;

  private final double[] noise;
  private final double ofWorths;
  private final double center;

  /**
   * A shrinkage.
   *
   * @param noise the variance of each mean's noise
   */
  Shrinkage(double[] means, double[] noise) {
    this.noise = noise.clone();
    this.ofWorths = ofWorths(Spread.variance(means), Spread.mean(noise), means.length);
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < means.length; i++) {
      double weight = 1 / Math.max(noise[i] + ofWorths, Double.MIN_NORMAL);
      sum += weight * means[i];
      weights += weight;
    }
    this.center = sum / weights;
  }

  /** The variance of the worths; infinite where nothing is to be drawn. */
  private static double ofWorths(double spread, double typical, int count) {
    if (count < FEWEST || spread == 0 || typical == 0) {
      return Double.MAX_VALUE;
    }
    double factor = Math.min(1, (count - 3.0) / (count - 1.0) * typical / spread);
    return typical * (1 - factor) / factor;
  }

  /** By how much a mean is drawn. */
  double of(int position, double mean) {
    return noise[position] == 0
        ? 0
        : noise[position] / (noise[position] + ofWorths) * (center - mean);
  }
}

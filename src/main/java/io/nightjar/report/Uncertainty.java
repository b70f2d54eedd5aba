package io.nightjar.report;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How far an estimate may be off.
 *
 * @param variance of the estimate
 * @param freedom the degrees of freedom of the variance
 */
record Uncertainty(double variance, double freedom) {

  /**
   * The variance of a sum of mean squares, each divided by a number, with Satterthwaite's degrees
   * of freedom (An approximate distribution of estimates of variance components, 1946). What is
   * subtracted counts for the variance alone, which is never less than the first part.
   */
  static Uncertainty of(Uncertainty one, Uncertainty other, double subtracted) {
    double both = one.variance + other.variance;
    if (both == 0) {
      return new Uncertainty(0, 1);
    }
    double freedom = both * both / (one.weight() + other.weight());
    return new Uncertainty(Math.max(one.variance, both - subtracted), freedom);
  }

  private double weight() {
    return variance * variance / freedom;
  }

  /** This and a further variance, which is known. */
  Uncertainty plus(double further) {
    return new Uncertainty(variance + further, freedom);
  }

  /**
   * The distance that the estimate keeps to with this probability on one side.
   *
   * @param probability of not being exceeded, above a half
   */
  double distance(double probability) {
    return new TDistribution(freedom).inverseCumulativeProbability(probability)
        * Math.sqrt(variance);
  }
}

package io.nightjar.bench;

import io.nightjar.trial.Direction;
import io.nightjar.trial.Objective;
import java.util.List;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.special.Erf;
import org.hipparchus.util.FastMath;

/**
 * A world in which the truth of every configuration is known. What a trained network makes of a row
 * is the configuration's worth, and what the seed adds, the row, the configuration on this row, and
 * chance; all normal. A score is the mean of that over the rows, or the share of rows above 0.
 *
 * @param rows of the validation part
 * @param seed the standard deviation of what a seed adds, as the following ones
 * @param uneven the standard deviation of the logarithm of that between configurations
 */
record HonestyWorld(
    String name,
    Kind kind,
    Worths worths,
    int trials,
    int rows,
    double seed,
    double uneven,
    double row,
    double own,
    double chance) {

  /** What a score is. */
  enum Kind {
    MARGIN,
    ACCURACY
  }

  /** How the worths of the trials of a search are distributed. */
  enum Worths {
    /** All are worth the same. */
    EQUAL,
    NORMAL,
    /** Many come near the best that there is. */
    CROWDED
  }

  static List<HonestyWorld> all() {
    return List.of(
        new HonestyWorld(
            "accuracy-300-rows", Kind.ACCURACY, Worths.CROWDED, 49, 300, 0.1, 0, 1, 0.5, 0.3),
        new HonestyWorld(
            "accuracy-3000-rows", Kind.ACCURACY, Worths.CROWDED, 49, 3000, 0.1, 0, 1, 0.5, 0.3),
        new HonestyWorld(
            "accuracy-noisy-seeds", Kind.ACCURACY, Worths.NORMAL, 100, 300, 0.5, 0, 1, 0.5, 0.5),
        new HonestyWorld("margin-normal", Kind.MARGIN, Worths.NORMAL, 49, 300, 0.1, 0, 2, 1, 1),
        new HonestyWorld(
            "margin-few-rows", Kind.MARGIN, Worths.CROWDED, 100, 100, 0.05, 0, 1, 3, 1),
        new HonestyWorld("margin-luck-alone", Kind.MARGIN, Worths.EQUAL, 49, 300, 0.1, 0, 1, 1, 1),
        new HonestyWorld(
            "margin-uneven-seeds", Kind.MARGIN, Worths.CROWDED, 49, 1000, 0.2, 1.2, 0.5, 0.5, 1));
  }

  Objective objective() {
    return new Objective(kind == Kind.MARGIN ? "margin" : "accuracy", Direction.MAXIMIZE);
  }

  double worth(RandomGenerator random) {
    return switch (worths) {
      case EQUAL -> 1;
      case NORMAL -> 0.5 + 0.5 * random.nextGaussian();
      case CROWDED -> 1.5 + 0.5 * FastMath.log(1 - random.nextDouble());
    };
  }

  /** What a row counts. */
  double counted(double margin) {
    return kind == Kind.MARGIN ? margin : margin > 0 ? 1 : 0;
  }

  /** How much seeds do to a configuration. */
  double seed(RandomGenerator random) {
    return seed * FastMath.exp(uneven * random.nextGaussian());
  }

  /** The expected score on other rows with other seeds, for what seeds do. */
  double truth(double worth, double ofSeed) {
    return kind == Kind.MARGIN ? worth : normal(worth / FastMath.sqrt(variance(ofSeed)));
  }

  private double variance(double ofSeed) {
    return ofSeed * ofSeed + row * row + own * own + chance * chance;
  }

  private static double normal(double x) {
    return 0.5 * Erf.erfc(-x / FastMath.sqrt(2));
  }

  /** The standard deviation of the mean score of so many repeats on the same rows. */
  double noise(double worth, double ofSeed, int repeats) {
    double all = variance(ofSeed);
    double ofSeeds = covariance(worth, ofSeed * ofSeed, all);
    double ofRows = covariance(worth, row * row + own * own, all);
    double each = covariance(worth, all, all);
    return FastMath.sqrt(
        (each + (rows - 1) * ofSeeds + (repeats - 1) * ofRows) / ((double) repeats * rows));
  }

  /** That of what two rows count that have so much of their variance in common. */
  private double covariance(double worth, double common, double all) {
    if (kind == Kind.MARGIN) {
      return common;
    }
    double share = normal(worth / FastMath.sqrt(all));
    return common == all ? share * (1 - share) : orthant(worth * worth / all, common / all);
  }

  /** Plackett's integral for the bivariate normal distribution, by the midpoint rule. */
  private static double orthant(double squared, double correlation) {
    int steps = 400;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      double at = correlation * (i + 0.5) / steps;
      sum += FastMath.exp(-squared / (1 + at)) / FastMath.sqrt(1 - at * at);
    }
    return sum * correlation / steps / (2 * FastMath.PI);
  }
}

package io.nightjar.search;

import org.hipparchus.util.FastMath;

/**
 * The constants of CMA-ES, from table 1 of Hansen's tutorial (arXiv:1604.00772), without negative
 * weights.
 *
 * @param population results per generation
 * @param weights of the better half, best first; they sum to 1
 * @param effective the variance effective selection mass
 * @param stepDecay of the evolution path of the step size
 * @param stepDamping of the change of the step size
 * @param pathDecay of the evolution path of the covariance
 * @param rankOne the learning rate of the rank-one update
 * @param rankMany the learning rate of the rank-mu update
 * @param chi the expected length of a standard normal vector
 */
// Constants, which nobody compares or hashes.
@SuppressWarnings("ArrayRecordComponent")
record CmaEsSettings(
    int population,
    double[] weights,
    double effective,
    double stepDecay,
    double stepDamping,
    double pathDecay,
    double rankOne,
    double rankMany,
    double chi) {

  static CmaEsSettings of(int dimensions) {
    double n = Math.max(1, dimensions);
    int population = 4 + (int) (3 * FastMath.log(n));
    double[] weights = weights(population);
    double squares = 0;
    for (double weight : weights) {
      squares += weight * weight;
    }
    double mass = 1 / squares;
    double stepDecay = (mass + 2) / (n + mass + 5);
    double rankOne = 2 / ((n + 1.3) * (n + 1.3) + mass);
    double rankMany =
        Math.min(1 - rankOne, 2 * (0.25 + mass + 1 / mass - 2) / ((n + 2) * (n + 2) + mass));
    return new CmaEsSettings(
        population,
        weights,
        mass,
        stepDecay,
        1 + 2 * Math.max(0, Math.sqrt((mass - 1) / (n + 1)) - 1) + stepDecay,
        (4 + mass / n) / (n + 4 + 2 * mass / n),
        rankOne,
        rankMany,
        Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)));
  }

  private static double[] weights(int population) {
    double[] weights = new double[population / 2];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = FastMath.log((population + 1) / 2.0) - FastMath.log(i + 1);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /** How many points of the sequence the best one is taken from. */
  int start() {
    return population;
  }
}

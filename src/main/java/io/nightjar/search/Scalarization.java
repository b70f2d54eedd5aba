package io.nightjar.search;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.FastMath;

/**
 * Makes one loss of several: the augmented weighted Chebyshev distance to the best of each, with
 * weights drawn anew for every suggestion, so that each pulls towards another part of the front
 * (Knowles: ParEGO, IEEE Transactions on Evolutionary Computation, 2006).
 */
final class Scalarization {
  private static final double AUGMENTATION = 0.05;

  private Scalarization() {}

  /** A loss per observation, NaN where it failed. */
  static double[] losses(List<Observation> observations, RandomGenerator random) {
    int objectives =
        observations.stream().mapToInt(observation -> observation.losses().length).max().orElse(1);
    double[] weights = weights(Math.max(1, objectives), random);
    double[] largest = new double[observations.size()];
    double[] sums = new double[observations.size()];
    for (int i = 0; i < weights.length; i++) {
      double[] losses =
          objectives > 1 ? normalised(losses(observations, i)) : losses(observations, i);
      for (int j = 0; j < losses.length; j++) {
        double weighted = weights[i] * losses[j];
        largest[j] = i == 0 ? weighted : Math.max(largest[j], weighted);
        sums[j] += weighted;
      }
    }
    for (int j = 0; j < sums.length; j++) {
      sums[j] = largest[j] + AUGMENTATION * sums[j];
    }
    return sums;
  }

  private static double[] losses(List<Observation> observations, int objective) {
    return observations.stream()
        .mapToDouble(
            observation -> observation.isFailed() ? Double.NaN : observation.losses()[objective])
        .toArray();
  }

  /** Uniform on the simplex. */
  private static double[] weights(int objectives, RandomGenerator random) {
    double[] weights = new double[objectives];
    double sum = 0;
    for (int i = 0; i < objectives; i++) {
      weights[i] = objectives == 1 ? 1 : -FastMath.log(1 - random.nextDouble());
      sum += weights[i];
    }
    for (int i = 0; i < objectives; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /** From 0 for the best to 1 for the worst, the bad ones drawn in. */
  private static double[] normalised(double[] losses) {
    double[] warped = LossWarp.warped(losses);
    double best = Arrays.stream(warped).min().orElse(0);
    double span = Arrays.stream(warped).max().orElse(0) - best;
    double[] normalised = new double[losses.length];
    for (int i = 0; i < losses.length; i++) {
      normalised[i] =
          Double.isNaN(losses[i]) ? Double.NaN : (warped[i] - best) / Math.max(span, 1e-300);
    }
    return normalised;
  }
}

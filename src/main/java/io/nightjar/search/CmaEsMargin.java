package io.nightjar.search;

import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.random.RandomGenerator;

/**
 * Draws points of the cube and keeps discrete dimensions moving: each leaves the cell of its mean
 * with at least a small probability, however narrow the distribution has become.
 */
final class CmaEsMargin {
  private final List<Axis> axes;

  /** The standard score that is exceeded with the probability of leaving. */
  private final double score;

  CmaEsMargin(List<Axis> axes, CmaEsSettings settings) {
    this.axes = axes;
    double leaving = 1.0 / (Math.max(2, axes.size()) * settings.population());
    this.score = new NormalDistribution().inverseCumulativeProbability(1 - leaving);
  }

  double[] sample(CmaEsDistribution distribution, RandomGenerator random) {
    double[] point = distribution.deviate(random);
    for (int i = 0; i < point.length; i++) {
      double mean = distribution.mean(i);
      double deviation = distribution.deviation(i);
      double least = axes.get(i).toEdge(mean) / score;
      double wider = Math.max(1, least / Math.max(Double.MIN_NORMAL, deviation));
      point[i] = Cells.reflected(mean + wider * point[i]);
    }
    return point;
  }
}

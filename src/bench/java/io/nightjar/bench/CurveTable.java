package io.nightjar.bench;

import io.nightjar.space.Categories;
import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Objective;
import java.util.List;

/**
 * Learning curves of networks; a configuration gets that of the nearest.
 *
 * @param points where the networks stand in the unit cube
 * @param curves a value per epoch of each
 */
record CurveTable(
    SearchSpace space, Objective objective, List<double[]> points, List<double[]> curves) {

  int epochs() {
    return curves.get(0).length;
  }

  /** The curve of the network nearest in the unit cube, the first of those equally near. */
  double[] nearest(Configuration configuration) {
    double[] point = space.toUnit(configuration);
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < points.size(); i++) {
      double distance = distance(point, points.get(i));
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return curves.get(nearest);
  }

  private double distance(double[] from, double[] to) {
    double sum = 0;
    for (int i = 0; i < from.length; i++) {
      double step = from[i] - to[i];
      sum += isUnordered(i) && step != 0 ? 1 : step * step;
    }
    return sum;
  }

  private boolean isUnordered(int dimension) {
    return space.varied().get(dimension).domain() instanceof Categories;
  }

  double[] finalLosses() {
    return curves.stream().mapToDouble(curve -> objective.loss(curve[curve.length - 1])).toArray();
  }
}

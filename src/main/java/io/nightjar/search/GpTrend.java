package io.nightjar.search;

import java.util.function.ToDoubleFunction;

/**
 * A function that another one is known to resemble.
 *
 * @param past the other one
 * @param level what is added to it
 * @param slope by what it is multiplied before, at least 0
 * @param unit how far the function is from it; functions and values are in this unit
 */
record GpTrend(GpPosterior past, double level, double slope, double unit)
    implements ToDoubleFunction<double[]> {

  @Override
  public double applyAsDouble(double[] features) {
    double expected = slope > 0 ? slope * past.mean(features) : 0;
    return (level + expected) / unit;
  }

  /** How far values at points are from it. */
  double[] rests(double[][] points, double[] values) {
    double[] rests = new double[values.length];
    for (int i = 0; i < rests.length; i++) {
      rests[i] = values[i] / unit - applyAsDouble(points[i]);
    }
    return rests;
  }
}

package io.nightjar.bench;

import java.util.List;

/** The median of measurements. */
final class Medians {
  private Medians() {}

  /** Of an even number, the mean of the middle two. */
  static double of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}

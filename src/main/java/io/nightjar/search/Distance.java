package io.nightjar.search;

import io.nightjar.space.SearchSpace;
import java.util.List;

/**
 * How far configurations lie apart, in the mean over dimensions, from 0 to 1: different categories
 * and a parameter that is active in only one of both count 1 (Gower: A general coefficient of
 * similarity and some of its properties, Biometrics 1971).
 */
final class Distance {
  private final List<Dimension> dimensions;

  Distance(SearchSpace space) {
    this.dimensions = space.varied().stream().map(Dimension::of).toList();
  }

  double between(Point one, Point other) {
    double sum = 0;
    for (int i = 0; i < dimensions.size(); i++) {
      sum += between(i, one, other);
    }
    return dimensions.isEmpty() ? 0 : sum / dimensions.size();
  }

  private double between(int dimension, Point one, Point other) {
    if (one.active()[dimension] != other.active()[dimension]) {
      return 1;
    }
    double apart = Math.abs(one.unit()[dimension] - other.unit()[dimension]);
    boolean categorical = dimensions.get(dimension).kind() == Dimension.Kind.CATEGORICAL;
    return categorical && apart > 0 ? 1 : apart;
  }
}

package io.nightjar.search;

import io.nightjar.space.Parameter;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far apart two points are, feature by feature.
 *
 * <p>Every varied parameter is a feature: squared distance of coordinates where it is ordered, zero
 * or one where it is categorical. One that can be inactive adds a second feature, zero or one: how
 * much a switch of its activity alone tells the points apart. Its value counts as the middle, or as
 * a category of its own, while it is inactive; so two inactive ones are no distance apart.
 */
final class GpFeatures {
  private static final double INACTIVE_CATEGORY = -1;

  private final boolean[] categorical;

  /** The parameters that can be inactive, by their positions. */
  private final int[] conditional;

  GpFeatures(SearchSpace space) {
    List<Parameter> varied = space.varied();
    this.categorical = new boolean[varied.size()];
    for (int i = 0; i < categorical.length; i++) {
      categorical[i] = Dimension.of(varied.get(i)).kind() == Dimension.Kind.CATEGORICAL;
    }
    this.conditional =
        IntStream.range(0, categorical.length)
            .filter(i -> !varied.get(i).parents().isEmpty())
            .toArray();
  }

  /** How many there are. */
  int count() {
    return categorical.length + conditional.length;
  }

  /** How many of them are parameters. */
  int parameters() {
    return categorical.length;
  }

  double[] of(Point point) {
    double[] features = new double[count()];
    for (int i = 0; i < categorical.length; i++) {
      features[i] = categorical[i] && !point.active()[i] ? INACTIVE_CATEGORY : point.unit()[i];
    }
    for (int i = 0; i < conditional.length; i++) {
      features[categorical.length + i] = point.active()[conditional[i]] ? 1 : 0;
    }
    return features;
  }

  /** The distance that one feature contributes, from 0 to 1. */
  double apart(int feature, double a, double b) {
    if (feature < categorical.length && categorical[feature]) {
      return a == b ? 0 : 1;
    }
    return (a - b) * (a - b);
  }
}

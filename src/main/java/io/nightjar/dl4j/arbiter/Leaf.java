package io.nightjar.dl4j.arbiter;

import io.nightjar.space.ParameterInfo;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.jspecify.annotations.Nullable;

/**
 * A leaf and the parameter that stands for it.
 *
 * @param units from the parameter's values to where the leaf has them
 */
record Leaf(ParameterSpace<?> space, ParameterInfo info, Units units) {

  /** Where in the unit interval the leaf has a value. */
  @FunctionalInterface
  interface Units {
    double of(Object value);
  }

  /**
   * Where in the unit interval the leaf has a value.
   *
   * @throws IllegalArgumentException if it never has
   */
  double unit(@Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("Missing parameter: " + info.name());
    }
    double unit = units.of(value);
    if (!(unit >= 0 && unit <= 1)) {
      throw new IllegalArgumentException(
          "Invalid value: %s (the Arbiter space has no such %s)".formatted(value, info.name()));
    }
    return unit;
  }
}

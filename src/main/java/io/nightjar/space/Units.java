package io.nightjar.space;

import java.util.List;

/** The arithmetic of cells that discrete domains share. */
final class Units {
  private Units() {}

  static double checked(double unit) {
    if (!(unit >= 0 && unit <= 1)) {
      throw new IllegalArgumentException("Invalid point of the unit interval: " + unit);
    }
    return unit;
  }

  /** The same bits on every processor, unlike {@link Math#log}. */
  static double log(double value) {
    return StrictMath.log(value);
  }

  /** The cell of {@code count} equal ones that a point lies in. */
  static int cell(double unit, int count) {
    return Math.min((int) (checked(unit) * count), count - 1);
  }

  static double middle(int cell, int count) {
    return (cell + 0.5) / count;
  }

  static int indexOf(List<?> values, Object value) {
    int index = values.indexOf(value);
    if (index < 0) {
      throw new IllegalArgumentException("Invalid value: " + value + " is not one of " + values);
    }
    return index;
  }
}

package io.nightjar.dl4j.step;

import org.jspecify.annotations.Nullable;

/**
 * The features of rows, row by row without padding; sequences step by step, with padding at their
 * ends.
 */
final class Features {
  private final float[] values;
  private final int rows;
  private final int @Nullable [] lengths;

  /**
   * Features, not copied.
   *
   * @param lengths the steps of each row that are no padding; null where all count
   */
  Features(float[] values, int rows, int @Nullable [] lengths) {
    this.values = values;
    this.rows = rows;
    this.lengths = lengths;
  }

  float[] values() {
    return values;
  }

  int rows() {
    return rows;
  }

  /** The steps of each sequence, padding included. */
  int steps(int channels) {
    return values.length / rows / channels;
  }

  /** The steps of a row that are no padding, of so many. */
  int length(int row, int steps) {
    int length = lengths == null ? steps : lengths[row];
    if (length < 1 || length > steps) {
      throw new IllegalArgumentException("Invalid length: " + length + " of " + steps + " steps");
    }
    return length;
  }
}

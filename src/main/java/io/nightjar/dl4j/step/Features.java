package io.nightjar.dl4j.step;

import org.jspecify.annotations.Nullable;

/**
 * The features of rows, row by row without padding; sequences step by step, with padding at their
 * ends.
 *
 * @param lengths the steps of each row that are no padding; null where all count
 */
record Features(float[] values, int rows, int @Nullable [] lengths) {

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

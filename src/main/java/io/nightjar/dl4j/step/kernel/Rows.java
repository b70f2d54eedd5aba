package io.nightjar.dl4j.step.kernel;

import static io.nightjar.dl4j.step.kernel.Lanes.FLOATS;
import static io.nightjar.dl4j.step.kernel.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * What is done with whole rows of a batch; rows are padded to a multiple of {@link Lanes#BLOCK}.
 */
public final class Rows {
  private static final int TILE = 16;

  private Rows() {}

  /** Sums the rows, in their order, into one row at an offset of another array. */
  public static void sum(float[] values, int rows, int stride, float[] sums, int offset) {
    for (int j = 0; j < stride; j += LENGTH) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int row = 0; row < rows; row++) {
        sum = sum.add(FloatVector.fromArray(FLOATS, values, row * stride + j));
      }
      sum.intoArray(sums, offset + j);
    }
  }

  /**
   * Makes a row of scores one of probabilities, by the softmax function.
   *
   * @param classes how many of the row's values count; the others become 0
   */
  public static void softmax(float[] scores, float[] results, int offset, int classes) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = offset; i < offset + classes; i++) {
      largest = Math.max(largest, scores[i]);
    }
    int end = offset + Lanes.padded(classes);
    for (int i = offset; i < end; i += LENGTH) {
      Functions.exp(FloatVector.fromArray(FLOATS, scores, i).sub(largest)).intoArray(results, i);
    }
    float sum = 0;
    for (int i = offset; i < offset + classes; i++) {
      sum += results[i];
    }
    for (int i = offset; i < end; i++) {
      results[i] = i < offset + classes ? results[i] / sum : 0;
    }
  }

  /** Copies a matrix row by row into the transposed one, whose padding stays as it is. */
  public static void transpose(
      float[] from, int offset, int rows, int columns, int fromStride, float[] to, int toStride) {
    transpose(from, offset, rows, columns, fromStride, to, 0, toStride);
  }

  /** Copies a matrix row by row into the transposed one at an offset, whose padding stays. */
  public static void transpose(
      float[] from,
      int offset,
      int rows,
      int columns,
      int fromStride,
      float[] to,
      int toOffset,
      int toStride) {
    for (int top = 0; top < rows; top += TILE) {
      int bottom = Math.min(rows, top + TILE);
      for (int column = 0; column < columns; column++) {
        for (int row = top; row < bottom; row++) {
          to[toOffset + column * toStride + row] = from[offset + row * fromStride + column];
        }
      }
    }
  }

  /** Adds one row, padded, to another. */
  public static void add(float[] from, int offset, float[] to, int toOffset, int length) {
    for (int j = 0; j < length; j += LENGTH) {
      FloatVector.fromArray(FLOATS, to, toOffset + j)
          .add(FloatVector.fromArray(FLOATS, from, offset + j))
          .intoArray(to, toOffset + j);
    }
  }

  /** Sets one row, padded, to another that is divided by a number. */
  public static void divide(
      float[] from, int offset, int divisor, float[] to, int toOffset, int length) {
    for (int j = 0; j < length; j += LENGTH) {
      FloatVector.fromArray(FLOATS, from, offset + j).div(divisor).intoArray(to, toOffset + j);
    }
  }

  /**
   * The sum of the squares of a range of values.
   *
   * @param sums {@link Lanes#BLOCK} values to work in, by which the order of the sum is the same
   *     for every length of vectors
   */
  public static float sumOfSquares(float[] values, int from, int to, float[] sums) {
    for (int lane = 0; lane < Lanes.BLOCK; lane += LENGTH) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int i = from + lane; i < to; i += Lanes.BLOCK) {
        FloatVector value = FloatVector.fromArray(FLOATS, values, i);
        sum = value.fma(value, sum);
      }
      sum.intoArray(sums, lane);
    }
    float total = 0;
    for (float sum : sums) {
      total += sum;
    }
    return total;
  }
}

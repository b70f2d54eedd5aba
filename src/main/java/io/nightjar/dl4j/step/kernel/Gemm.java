package io.nightjar.dl4j.step.kernel;

import static io.nightjar.dl4j.step.kernel.Lanes.FLOATS;
import static io.nightjar.dl4j.step.kernel.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * Products of matrices.
 *
 * <p>Element (i, j) of a result is {@code start(i, j)} to which {@code a(i, p) * b(p, j)} is added
 * for p = 0, 1, 2 and so on, each by one fused multiply-add: the order is that of the plain loop.
 * Tiles of 4 x 2 vectors stay in registers for all p; columns of one vector take 8 rows at once.
 */
public final class Gemm {
  private static final int TILE_ROWS = 4;
  private static final int COLUMN_ROWS = 8;

  private Gemm() {}

  /**
   * Sets {@code c = start + a * b}.
   *
   * @param rows of a, start and c
   * @param inner columns of a and rows of b
   * @param columns of b, start and c, a multiple of {@link Lanes#BLOCK}
   * @param a any matrix
   * @param b a matrix that lies row by row
   * @param start what the product is added to: c itself, a repeated row, or zeros
   * @param c a matrix that lies row by row, apart from a and b
   */
  public static void multiply(
      int rows, int inner, int columns, Matrix a, Matrix b, Matrix start, Matrix c) {
    int column = 0;
    for (; column + 2 * LENGTH <= columns; column += 2 * LENGTH) {
      int row = 0;
      for (; row + TILE_ROWS <= rows; row += TILE_ROWS) {
        tile(a, row, inner, b, column, start, c);
      }
      for (; row < rows; row++) {
        pair(a, row, inner, b, column, start, c);
      }
    }
    if (column < columns) {
      lastColumn(rows, inner, column, a, b, start, c);
    }
  }

  private static void lastColumn(
      int rows, int inner, int column, Matrix a, Matrix b, Matrix start, Matrix c) {
    int row = 0;
    for (; row + COLUMN_ROWS <= rows; row += COLUMN_ROWS) {
      column(a, row, inner, b, column, start, c);
    }
    for (; row < rows; row++) {
      single(a, row, inner, b, column, start, c);
    }
  }

  private static FloatVector load(Matrix from, int row, int column) {
    return FloatVector.fromArray(
        FLOATS, from.values(), from.offset() + row * from.rowStride() + column);
  }

  private static void store(FloatVector vector, Matrix to, int row, int column) {
    vector.intoArray(to.values(), to.offset() + row * to.rowStride() + column);
  }

  private static void tile(
      Matrix a, int row, int inner, Matrix b, int column, Matrix start, Matrix c) {
    FloatVector c00 = load(start, row, column);
    FloatVector c01 = load(start, row, column + LENGTH);
    FloatVector c10 = load(start, row + 1, column);
    FloatVector c11 = load(start, row + 1, column + LENGTH);
    FloatVector c20 = load(start, row + 2, column);
    FloatVector c21 = load(start, row + 2, column + LENGTH);
    FloatVector c30 = load(start, row + 3, column);
    FloatVector c31 = load(start, row + 3, column + LENGTH);
    float[] factors = a.values();
    float[] values = b.values();
    int step = a.columnStride();
    int a0 = a.offset() + row * a.rowStride();
    int a1 = a0 + a.rowStride();
    int a2 = a1 + a.rowStride();
    int a3 = a2 + a.rowStride();
    int from = b.offset() + column;
    int to = b.rowStride();
    for (int p = 0; p < inner; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, values, from + p * to);
      FloatVector b1 = FloatVector.fromArray(FLOATS, values, from + p * to + LENGTH);
      FloatVector factor = FloatVector.broadcast(FLOATS, factors[a0 + p * step]);
      c00 = b0.fma(factor, c00);
      c01 = b1.fma(factor, c01);
      factor = FloatVector.broadcast(FLOATS, factors[a1 + p * step]);
      c10 = b0.fma(factor, c10);
      c11 = b1.fma(factor, c11);
      factor = FloatVector.broadcast(FLOATS, factors[a2 + p * step]);
      c20 = b0.fma(factor, c20);
      c21 = b1.fma(factor, c21);
      factor = FloatVector.broadcast(FLOATS, factors[a3 + p * step]);
      c30 = b0.fma(factor, c30);
      c31 = b1.fma(factor, c31);
    }
    store(c00, c, row, column);
    store(c01, c, row, column + LENGTH);
    store(c10, c, row + 1, column);
    store(c11, c, row + 1, column + LENGTH);
    store(c20, c, row + 2, column);
    store(c21, c, row + 2, column + LENGTH);
    store(c30, c, row + 3, column);
    store(c31, c, row + 3, column + LENGTH);
  }

  private static void pair(
      Matrix a, int row, int inner, Matrix b, int column, Matrix start, Matrix c) {
    FloatVector c0 = load(start, row, column);
    FloatVector c1 = load(start, row, column + LENGTH);
    float[] factors = a.values();
    float[] values = b.values();
    int at = a.offset() + row * a.rowStride();
    int from = b.offset() + column;
    for (int p = 0; p < inner; p++) {
      int next = from + p * b.rowStride();
      FloatVector factor = FloatVector.broadcast(FLOATS, factors[at + p * a.columnStride()]);
      c0 = FloatVector.fromArray(FLOATS, values, next).fma(factor, c0);
      c1 = FloatVector.fromArray(FLOATS, values, next + LENGTH).fma(factor, c1);
    }
    store(c0, c, row, column);
    store(c1, c, row, column + LENGTH);
  }

  private static void column(
      Matrix a, int row, int inner, Matrix b, int column, Matrix start, Matrix c) {
    FloatVector c0 = load(start, row, column);
    FloatVector c1 = load(start, row + 1, column);
    FloatVector c2 = load(start, row + 2, column);
    FloatVector c3 = load(start, row + 3, column);
    FloatVector c4 = load(start, row + 4, column);
    FloatVector c5 = load(start, row + 5, column);
    FloatVector c6 = load(start, row + 6, column);
    FloatVector c7 = load(start, row + 7, column);
    float[] factors = a.values();
    float[] values = b.values();
    int stride = a.rowStride();
    int at = a.offset() + row * stride;
    int from = b.offset() + column;
    for (int p = 0; p < inner; p++) {
      FloatVector next = FloatVector.fromArray(FLOATS, values, from + p * b.rowStride());
      int first = at + p * a.columnStride();
      c0 = next.fma(FloatVector.broadcast(FLOATS, factors[first]), c0);
      c1 = next.fma(FloatVector.broadcast(FLOATS, factors[first + stride]), c1);
      c2 = next.fma(FloatVector.broadcast(FLOATS, factors[first + 2 * stride]), c2);
      c3 = next.fma(FloatVector.broadcast(FLOATS, factors[first + 3 * stride]), c3);
      c4 = next.fma(FloatVector.broadcast(FLOATS, factors[first + 4 * stride]), c4);
      c5 = next.fma(FloatVector.broadcast(FLOATS, factors[first + 5 * stride]), c5);
      c6 = next.fma(FloatVector.broadcast(FLOATS, factors[first + 6 * stride]), c6);
      c7 = next.fma(FloatVector.broadcast(FLOATS, factors[first + 7 * stride]), c7);
    }
    store(c0, c, row, column);
    store(c1, c, row + 1, column);
    store(c2, c, row + 2, column);
    store(c3, c, row + 3, column);
    store(c4, c, row + 4, column);
    store(c5, c, row + 5, column);
    store(c6, c, row + 6, column);
    store(c7, c, row + 7, column);
  }

  private static void single(
      Matrix a, int row, int inner, Matrix b, int column, Matrix start, Matrix c) {
    FloatVector sum = load(start, row, column);
    int at = a.offset() + row * a.rowStride();
    for (int p = 0; p < inner; p++) {
      int next = b.offset() + p * b.rowStride() + column;
      FloatVector factor = FloatVector.broadcast(FLOATS, a.values()[at + p * a.columnStride()]);
      sum = FloatVector.fromArray(FLOATS, b.values(), next).fma(factor, sum);
    }
    store(sum, c, row, column);
  }
}

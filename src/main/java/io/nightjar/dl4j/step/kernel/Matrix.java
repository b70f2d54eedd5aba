package io.nightjar.dl4j.step.kernel;

/**
 * Where a matrix lies in an array: element (i, j) at {@code offset + i * rowStride + j *
 * columnStride}. How many rows and columns it has is said where it is used.
 */
public final class Matrix {
  private final float[] values;
  private final int offset;
  private final int rowStride;
  private final int columnStride;

  private Matrix(float[] values, int offset, int rowStride, int columnStride) {
    this.values = values;
    this.offset = offset;
    this.rowStride = rowStride;
    this.columnStride = columnStride;
  }

  /** A matrix that lies row by row from the start of an array. */
  public static Matrix ofRows(float[] values, int rowStride) {
    return new Matrix(values, 0, rowStride, 1);
  }

  /** A matrix that lies row by row from some place of an array. */
  public static Matrix ofRows(float[] values, int offset, int rowStride) {
    return new Matrix(values, offset, rowStride, 1);
  }

  /** One row that stands for all. */
  public static Matrix repeated(float[] values, int offset) {
    return new Matrix(values, offset, 0, 1);
  }

  /** The same elements with rows and columns exchanged. */
  public Matrix transposed() {
    return new Matrix(values, offset, columnStride, rowStride);
  }

  float[] values() {
    return values;
  }

  int offset() {
    return offset;
  }

  int rowStride() {
    return rowStride;
  }

  int columnStride() {
    return columnStride;
  }
}

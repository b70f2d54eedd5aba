package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Lanes;
import io.nightjar.dl4j.step.kernel.Matrix;

/**
 * What a layer gives to the next: a row per example, and the derivatives of the loss by it.
 *
 * <p>Rows lie one behind the other. Each is padded to {@link #stride}, a multiple of {@link
 * Lanes#BLOCK}, with zeros in values and errors that every layer keeps at zero or, in values, at
 * something finite that no other layer reads. A dense layer's row is its units. What else a row
 * holds, and in which order, is between the layer that writes and those that read it.
 */
final class Tensor {
  private static final float[] NONE = {};

  private final int width;
  private final int stride;
  private final Role role;
  private float[] values = NONE;
  private float[] errors = NONE;

  /** Whether the layer before learns from the errors. */
  private enum Role {
    DATA,
    ACTIVATION
  }

  private Tensor(int width, Role role) {
    this.width = width;
    this.stride = Lanes.padded(width);
    this.role = role;
  }

  /** The network's input, for which nobody needs errors. */
  static Tensor ofData(int width) {
    return new Tensor(width, Role.DATA);
  }

  /** The output of a layer. */
  static Tensor ofLayer(int width) {
    return new Tensor(width, Role.ACTIVATION);
  }

  /** Makes room for so many rows; what was in the tensor may be gone. */
  void reserve(int rows) {
    int length = rows * stride;
    if (values.length < length) {
      values = new float[length];
      errors = hasErrors() ? new float[length] : NONE;
    }
  }

  boolean hasErrors() {
    return role == Role.ACTIVATION;
  }

  /** Values of a row that count. */
  int width() {
    return width;
  }

  /** From one row to the next. */
  int stride() {
    return stride;
  }

  float[] values() {
    return values;
  }

  /** The derivatives of the mean loss of the batch by the values. */
  float[] errors() {
    return errors;
  }

  Matrix valueRows() {
    return Matrix.ofRows(values, stride);
  }

  Matrix errorRows() {
    return Matrix.ofRows(errors, stride);
  }
}

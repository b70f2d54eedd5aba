package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Lanes;
import io.nightjar.dl4j.step.kernel.Matrix;

/**
 * What a layer gives to the next: lines for the rows of a batch, and the derivatives of the loss by
 * them.
 *
 * <p>Lines lie one behind the other; the {@link Form} says what they stand for. Each is padded to
 * {@link #stride}, a multiple of {@link Lanes#BLOCK}, with zeros in values and errors that every
 * layer keeps at zero or, in values, at something finite that no other layer reads. Only the data
 * for a convolution have no padding.
 */
final class Tensor {
  private static final float[] NONE = {};

  private final Form form;
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

  private Tensor(Form form, int width, int stride, Role role) {
    this.form = form;
    this.width = width;
    this.stride = stride;
    this.role = role;
  }

  /** The network's input, for which nobody needs errors. */
  static Tensor ofData(Form form, int width) {
    return new Tensor(form, width, Lanes.padded(width), Role.DATA);
  }

  /** The network's input without padding. */
  static Tensor ofCompactData(Form form, int width) {
    return new Tensor(form, width, width, Role.DATA);
  }

  /** The output of a layer. */
  static Tensor ofLayer(Form form, int width) {
    return new Tensor(form, width, Lanes.padded(width), Role.ACTIVATION);
  }

  /** Makes room for so many rows; what was in the tensor may be gone. */
  void reserve(int rows) {
    int length = length(rows);
    if (values.length < length) {
      values = new float[length];
      errors = hasErrors() ? new float[length] : NONE;
    }
  }

  boolean hasErrors() {
    return role == Role.ACTIVATION;
  }

  Form form() {
    return form;
  }

  /** Lines of a batch of so many rows. */
  int lines(int rows) {
    return form.lines(rows);
  }

  /** Values of a batch of so many rows, padding included. */
  int length(int rows) {
    return form.lines(rows) * stride;
  }

  /** The most values of a batch of so many rows, each of so many steps where it is a sequence. */
  long mostValues(long rows, long steps) {
    return form.mostLines(rows, steps) * stride;
  }

  /** Values of a line that count. */
  int width() {
    return width;
  }

  /** From one line to the next. */
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

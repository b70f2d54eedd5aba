package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * All parameters of a network, their gradients and the optimiser's state, each in one array of the
 * same layout, in the order in which the layers asked for them: that of Deeplearning4j's flat view.
 */
final class Parameters {
  /** The most arrays of state that an optimiser has. */
  private static final int STATES = 2;

  private final List<Parameter> parts = new ArrayList<>();
  private int length;
  private int count;
  private float[] values = {};
  private float[] gradients = {};
  private float[][] states = {};

  /**
   * Takes up the next array of Deeplearning4j's view.
   *
   * @param size how many values it has
   * @param room how many places it takes here, rows padded
   * @param place from the position of a value in Deeplearning4j's array to that in ours
   */
  Parameter add(int size, int room, IntUnaryOperator place) {
    Parameter part = new Parameter(length, Lanes.padded(room), count, size, place);
    parts.add(part);
    length += part.length();
    count += size;
    return part;
  }

  /** A matrix of weights that Deeplearning4j keeps column by column and we row by row. */
  Parameter addMatrix(int rows, int columns) {
    int stride = Lanes.padded(columns);
    return add(rows * columns, rows * stride, i -> i % rows * stride + i / rows);
  }

  /** A vector, such as a bias. */
  Parameter addVector(int size) {
    return add(size, size, i -> i);
  }

  /** Values in all arrays, once all layers have asked. */
  long mostValues() {
    return (2L + STATES) * length;
  }

  /** Makes the arrays, once all layers have asked. */
  void allocate() {
    values = new float[length];
    gradients = new float[length];
    states = new float[STATES][length];
  }

  List<Parameter> parts() {
    return parts;
  }

  /** How many values Deeplearning4j's view has. */
  int count() {
    return count;
  }

  float[] values() {
    return values;
  }

  float[] gradients() {
    return gradients;
  }

  /** An array of the optimiser's state, by its number. */
  float[] state(int number) {
    return states[number];
  }

  /** Takes over an array of Deeplearning4j's, which starts at some part of the view. */
  static void read(Parameter part, float[] view, int offset, float[] ours) {
    for (int i = 0; i < part.count(); i++) {
      ours[part.start() + part.place().applyAsInt(i)] = view[offset + i];
    }
  }

  /** Writes an array of Deeplearning4j's. */
  static void write(Parameter part, float[] view, int offset, float[] ours) {
    for (int i = 0; i < part.count(); i++) {
      view[offset + i] = ours[part.start() + part.place().applyAsInt(i)];
    }
  }
}

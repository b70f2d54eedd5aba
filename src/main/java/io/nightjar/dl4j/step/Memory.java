package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Cells;
import io.nightjar.dl4j.step.kernel.Gemm;
import io.nightjar.dl4j.step.kernel.Matrix;
import io.nightjar.dl4j.step.kernel.Rows;
import java.util.Arrays;

/**
 * A long short-term memory. What the input adds to the gates is computed for all steps at once,
 * what the outputs of the step before add step by step.
 */
final class Memory implements Layer {
  private final Parameters parameters;
  private final Weights weights;
  private final Packing packing;
  private final Direction direction;
  private final Turn turn;
  private final Tensor input;
  private final Tensor output;
  private final Cells kernel;
  private final int units;
  private final float[] zeros;
  private final float[] transposed;
  private final float[] transposedRecurrent;
  private float[] gates = {};
  private float[] cells = {};
  private float[] cellsBefore = {};
  private float[] outputsBefore = {};
  private float[] memory = {};

  /** From which end a sequence is read. */
  enum Direction {
    FORWARD(1),
    BACKWARD(-1);

    private final int sign;

    Direction(int sign) {
      this.sign = sign;
    }
  }

  /** Whether another layer has passed errors on to the same input before this one. */
  enum Turn {
    FIRST,
    SECOND
  }

  /** The parameters of the layer; rows have the four gates, each padded to whole blocks. */
  record Weights(Parameter input, Parameter recurrent, Parameter bias) {}

  Memory(
      Parameters parameters,
      Weights weights,
      Packing packing,
      Direction direction,
      Turn turn,
      Tensor input,
      Tensor output) {
    this.parameters = parameters;
    this.weights = weights;
    this.packing = packing;
    this.direction = direction;
    this.turn = turn;
    this.input = input;
    this.output = output;
    this.units = output.stride();
    this.kernel = new Cells(units);
    this.zeros = new float[Math.max(kernel.gates(), input.stride())];
    this.transposed = new float[input.hasErrors() ? kernel.gates() * input.stride() : 0];
    this.transposedRecurrent = new float[kernel.gates() * units];
  }

  @Override
  public void forward(Pass pass, int rows) {
    reserve(rows);
    Gemm.multiply(
        packing.lines(),
        input.width(),
        kernel.gates(),
        input.valueRows(),
        Matrix.ofRows(parameters.values(), weights.input().start(), kernel.gates()),
        Matrix.repeated(parameters.values(), weights.bias().start()),
        Matrix.ofRows(gates, kernel.gates()));
    for (int i = 0; i < packing.steps(); i++) {
      int step = direction.sign > 0 ? i : packing.steps() - 1 - i;
      remember(step);
      kernel.forward(
          gates, cellsBefore, cells, output.values(), packing.start(step), packing.count(step));
    }
  }

  /** Four gates, the cells before and after each step, the outputs before it, and a last state. */
  @Override
  public long mostValues(long rows, long steps) {
    return rows * steps * (kernel.gates() + 3L * units) + rows * units;
  }

  private void reserve(int rows) {
    int length = packing.lines() * units;
    if (cells.length < length) {
      gates = new float[packing.lines() * kernel.gates()];
      cells = new float[length];
      cellsBefore = new float[length];
      outputsBefore = new float[length];
    }
    if (memory.length < rows * units) {
      memory = new float[rows * units];
    }
  }

  /** The sequences that have a step before this one, in the layer's direction: the first ones. */
  private int going(int step) {
    return Math.min(packing.count(step), packing.count(step - direction.sign));
  }

  private void remember(int step) {
    int at = packing.start(step) * units;
    int going = going(step) * units;
    if (going > 0) {
      int from = packing.start(step - direction.sign) * units;
      System.arraycopy(cells, from, cellsBefore, at, going);
      System.arraycopy(output.values(), from, outputsBefore, at, going);
      recur(step);
    }
    int end = at + packing.count(step) * units;
    Arrays.fill(cellsBefore, at + going, end, 0);
    Arrays.fill(outputsBefore, at + going, end, 0);
  }

  private void recur(int step) {
    Matrix sums = Matrix.ofRows(gates, packing.start(step) * kernel.gates(), kernel.gates());
    Gemm.multiply(
        going(step),
        output.width(),
        kernel.gates(),
        Matrix.ofRows(outputsBefore, packing.start(step) * units, units),
        Matrix.ofRows(parameters.values(), weights.recurrent().start(), kernel.gates()),
        sums,
        sums);
  }

  @Override
  public void backward(int rows) {
    turn(weights.recurrent(), output, transposedRecurrent);
    Arrays.fill(memory, 0, rows * units, 0);
    for (int i = packing.steps() - 1; i >= 0; i--) {
      int step = direction.sign > 0 ? i : packing.steps() - 1 - i;
      kernel.backward(
          gates,
          cellsBefore,
          cells,
          output.errors(),
          memory,
          packing.start(step),
          packing.count(step));
      passBack(step);
    }
    learn();
    if (input.hasErrors()) {
      passOn();
    }
  }

  /** Sequences that start at this step, in the layer's direction, leave no memory to others. */
  private void passBack(int step) {
    int going = going(step);
    Arrays.fill(memory, going * units, packing.count(step) * units, 0);
    if (going > 0) {
      Matrix errors =
          Matrix.ofRows(output.errors(), packing.start(step - direction.sign) * units, units);
      Gemm.multiply(
          going,
          kernel.gates(),
          units,
          Matrix.ofRows(gates, packing.start(step) * kernel.gates(), kernel.gates()),
          Matrix.ofRows(transposedRecurrent, units),
          errors,
          errors);
    }
  }

  private void learn() {
    float[] gradients = parameters.gradients();
    Rows.sum(gates, packing.lines(), kernel.gates(), gradients, weights.bias().start());
    learn(input.width(), input.valueRows(), weights.input());
    learn(output.width(), Matrix.ofRows(outputsBefore, units), weights.recurrent());
  }

  private void learn(int width, Matrix values, Parameter part) {
    Gemm.multiply(
        width,
        packing.lines(),
        kernel.gates(),
        values.transposed(),
        Matrix.ofRows(gates, kernel.gates()),
        Matrix.repeated(zeros, 0),
        Matrix.ofRows(parameters.gradients(), part.start(), kernel.gates()));
  }

  private void turn(Parameter part, Tensor tensor, float[] turned) {
    Rows.transpose(
        parameters.values(),
        part.start(),
        tensor.width(),
        kernel.gates(),
        kernel.gates(),
        turned,
        tensor.stride());
  }

  private void passOn() {
    turn(weights.input(), input, transposed);
    Gemm.multiply(
        packing.lines(),
        kernel.gates(),
        input.stride(),
        Matrix.ofRows(gates, kernel.gates()),
        Matrix.ofRows(transposed, input.stride()),
        turn == Turn.FIRST ? Matrix.repeated(zeros, 0) : input.errorRows(),
        input.errorRows());
  }
}

package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Gemm;
import io.nightjar.dl4j.step.kernel.Matrix;
import io.nightjar.dl4j.step.kernel.Rows;
import org.jspecify.annotations.Nullable;

/** Every output is a weighted sum of all inputs, and a bias where there is one. */
final class Dense implements Layer {
  private final Parameters parameters;
  private final Tensor input;
  private final Tensor output;
  private final Parameter weights;
  private final @Nullable Parameter bias;
  private final float[] zeros;
  private final float[] transposed;

  Dense(
      Parameters parameters,
      Tensor input,
      Tensor output,
      Parameter weights,
      @Nullable Parameter bias) {
    this.parameters = parameters;
    this.input = input;
    this.output = output;
    this.weights = weights;
    this.bias = bias;
    this.zeros = new float[Math.max(input.stride(), output.stride())];
    this.transposed = new float[input.hasErrors() ? output.width() * input.stride() : 0];
  }

  @Override
  public void forward(Pass pass, int rows) {
    Matrix start =
        bias == null
            ? Matrix.repeated(zeros, 0)
            : Matrix.repeated(parameters.values(), bias.start());
    Gemm.multiply(
        rows,
        input.width(),
        output.stride(),
        input.valueRows(),
        Matrix.ofRows(parameters.values(), weights.start(), output.stride()),
        start,
        output.valueRows());
  }

  @Override
  public void backward(int rows) {
    if (bias != null) {
      Rows.sum(output.errors(), rows, output.stride(), parameters.gradients(), bias.start());
    }
    Gemm.multiply(
        input.width(),
        rows,
        output.stride(),
        input.valueRows().transposed(),
        output.errorRows(),
        Matrix.repeated(zeros, 0),
        Matrix.ofRows(parameters.gradients(), weights.start(), output.stride()));
    if (input.hasErrors()) {
      passOn(rows);
    }
  }

  /** The product reads the weights row by row, so they are turned round first. */
  private void passOn(int rows) {
    Rows.transpose(
        parameters.values(),
        weights.start(),
        input.width(),
        output.width(),
        output.stride(),
        transposed,
        input.stride());
    Gemm.multiply(
        rows,
        output.width(),
        input.stride(),
        output.errorRows(),
        Matrix.ofRows(transposed, input.stride()),
        Matrix.repeated(zeros, 0),
        input.errorRows());
  }

  @Override
  public long mostValues(long rows, long steps) {
    return transposed.length;
  }
}

package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Gemm;
import io.nightjar.dl4j.step.kernel.Lanes;
import io.nightjar.dl4j.step.kernel.Matrix;
import io.nightjar.dl4j.step.kernel.Patches;
import io.nightjar.dl4j.step.kernel.Rows;
import io.nightjar.dl4j.step.kernel.Windows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A window that slides over images: each of its places is a row of what it sees, which is
 * multiplied with the weights as in a dense layer. As many places as fit into a cache are treated
 * at once.
 */
final class Convolution implements Layer {
  /** Values of places that stay in the second cache, with the errors that go with them. */
  private static final int CACHED_VALUES = 32768;

  private final Parameters parameters;
  private final Tensor input;
  private final Tensor output;
  private final Parameter weights;
  private final @Nullable Parameter bias;
  private final Patches patches;
  private final int places;
  private final int size;
  private final int padded;
  private final int chunk;
  private final float[] zeros;
  private final float[] seenErrors;
  private final float[] transposed;

  /**
   * A convolution.
   *
   * @param weights a row for each value that the window sees
   */
  Convolution(
      Parameters parameters,
      Windows windows,
      Tensor input,
      Tensor output,
      Parameter weights,
      @Nullable Parameter bias) {
    this.parameters = parameters;
    this.input = input;
    this.output = output;
    this.weights = weights;
    this.bias = bias;
    this.places = windows.count();
    this.size = windows.area() * input.width();
    this.padded = Lanes.padded(size);
    this.chunk = Math.max(Lanes.BLOCK, CACHED_VALUES / padded / Lanes.BLOCK * Lanes.BLOCK);
    this.patches = new Patches(windows, input.width(), input.stride(), chunk);
    this.zeros = new float[Math.max(padded, output.stride())];
    this.seenErrors = new float[input.hasErrors() ? chunk * padded : 0];
    this.transposed = new float[input.hasErrors() ? output.width() * padded : 0];
  }

  @Override
  public void forward(Pass pass, int rows) {
    Matrix start =
        bias == null
            ? Matrix.repeated(zeros, 0)
            : Matrix.repeated(parameters.values(), bias.start());
    Matrix factors = Matrix.ofRows(parameters.values(), weights.start(), output.stride());
    for (int first = 0; first < rows * places; first += chunk) {
      int count = Math.min(chunk, rows * places - first);
      patches.gather(input.values(), first, count);
      Gemm.multiply(
          count,
          size,
          output.stride(),
          patches.matrix(),
          factors,
          start,
          Matrix.ofRows(output.values(), first * output.stride(), output.stride()));
    }
  }

  @Override
  public void backward(int rows) {
    float[] gradients = parameters.gradients();
    Arrays.fill(gradients, weights.start(), weights.end(), 0);
    if (bias != null) {
      Rows.sum(output.errors(), rows * places, output.stride(), gradients, bias.start());
    }
    if (input.hasErrors()) {
      prepare(rows);
    }
    for (int first = 0; first < rows * places; first += chunk) {
      int count = Math.min(chunk, rows * places - first);
      Matrix errors = Matrix.ofRows(output.errors(), first * output.stride(), output.stride());
      learn(first, count, errors);
      if (input.hasErrors()) {
        passOn(first, count, errors);
      }
    }
  }

  private void learn(int first, int count, Matrix errors) {
    Matrix sums = Matrix.ofRows(parameters.gradients(), weights.start(), output.stride());
    patches.gather(input.values(), first, count);
    Gemm.multiply(size, count, output.stride(), patches.matrix().transposed(), errors, sums, sums);
  }

  private void prepare(int rows) {
    Arrays.fill(input.errors(), 0, input.length(rows), 0);
    Rows.transpose(
        parameters.values(),
        weights.start(),
        size,
        output.width(),
        output.stride(),
        transposed,
        padded);
  }

  private void passOn(int first, int count, Matrix errors) {
    Gemm.multiply(
        count,
        output.width(),
        padded,
        errors,
        Matrix.ofRows(transposed, padded),
        Matrix.repeated(zeros, 0),
        Matrix.ofRows(seenErrors, padded));
    patches.scatter(seenErrors, padded, first, count, input.errors());
  }

  @Override
  public long mostValues(long rows, long steps) {
    return (long) transposed.length + seenErrors.length;
  }
}

package io.nightjar.dl4j.step.kernel;

import static io.nightjar.dl4j.step.kernel.Lanes.FLOATS;
import static io.nightjar.dl4j.step.kernel.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * Batch normalisation (Ioffe and Szegedy 2015) of the columns of rows that are padded to a multiple
 * of {@link Lanes#BLOCK}.
 */
public final class Normalization {
  private static final float LN_10 = 2.3025851f;

  private Normalization() {}

  /** The mean and the mean squared distance from it, of each column. */
  public static void measure(
      float[] values, int rows, int stride, float[] means, float[] variances) {
    for (int j = 0; j < stride; j += LENGTH) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int row = 0; row < rows; row++) {
        sum = sum.add(FloatVector.fromArray(FLOATS, values, row * stride + j));
      }
      FloatVector mean = sum.div(rows);
      FloatVector squares = FloatVector.zero(FLOATS);
      for (int row = 0; row < rows; row++) {
        FloatVector distance = FloatVector.fromArray(FLOATS, values, row * stride + j).sub(mean);
        squares = distance.fma(distance, squares);
      }
      mean.intoArray(means, j);
      squares.div(rows).intoArray(variances, j);
    }
  }

  /**
   * Moves the running means and deviations towards those of a batch.
   *
   * @param keep the share of the old
   * @param mean where the means start in what runs
   * @param deviation where the common logarithms of standard deviations start
   */
  public static void follow(
      float[] means,
      float[] variances,
      int stride,
      float keep,
      float[] running,
      int mean,
      int deviation) {
    for (int j = 0; j < stride; j += LENGTH) {
      FloatVector old = FloatVector.fromArray(FLOATS, running, mean + j);
      FloatVector now = FloatVector.fromArray(FLOATS, means, j);
      old.sub(old.sub(now).mul(1 - keep)).intoArray(running, mean + j);
      FloatVector variance = variance(running, deviation + j).mul(keep);
      variance = variance.add(FloatVector.fromArray(FLOATS, variances, j).mul(1 - keep));
      Functions.log(variance).mul(0.5f / LN_10).intoArray(running, deviation + j);
    }
  }

  private static FloatVector variance(float[] deviations, int at) {
    return Functions.exp(FloatVector.fromArray(FLOATS, deviations, at).mul(2 * LN_10));
  }

  /** The variances that belong to the common logarithms of standard deviations. */
  public static void variances(float[] running, int deviation, int stride, float[] variances) {
    for (int j = 0; j < stride; j += LENGTH) {
      variance(running, deviation + j).intoArray(variances, j);
    }
  }

  /**
   * Shifts and scales each column to mean 0 and variance 1, then by the layer's own parameters.
   *
   * @param scales gets what the columns were multiplied by
   * @param normalized gets the columns before the layer's own scale and shift
   * @param gamma where the layer's scales start among its parameters
   * @param beta where the layer's shifts start
   */
  public static void forward(
      float[] inputs,
      int rows,
      int stride,
      float[] means,
      float[] variances,
      float epsilon,
      float[] scales,
      float[] normalized,
      float[] parameters,
      int gamma,
      int beta,
      float[] outputs) {
    for (int j = 0; j < stride; j += LENGTH) {
      FloatVector mean = FloatVector.fromArray(FLOATS, means, j);
      FloatVector deviation = FloatVector.fromArray(FLOATS, variances, j).add(epsilon).sqrt();
      FloatVector scale = FloatVector.broadcast(FLOATS, 1f).div(deviation);
      scale.intoArray(scales, j);
      FloatVector own = FloatVector.fromArray(FLOATS, parameters, gamma + j);
      FloatVector shift = FloatVector.fromArray(FLOATS, parameters, beta + j);
      for (int row = 0; row < rows; row++) {
        int at = row * stride + j;
        FloatVector x = FloatVector.fromArray(FLOATS, inputs, at).sub(mean).mul(scale);
        x.intoArray(normalized, at);
        x.fma(own, shift).intoArray(outputs, at);
      }
    }
  }

  /** The gradients of the layer's own scales and shifts, and the errors of its inputs. */
  public static void backward(
      float[] errors,
      int rows,
      int stride,
      float[] scales,
      float[] normalized,
      float[] parameters,
      int gamma,
      int beta,
      float[] gradients,
      float[] results) {
    for (int j = 0; j < stride; j += LENGTH) {
      FloatVector shifts = FloatVector.zero(FLOATS);
      FloatVector stretches = FloatVector.zero(FLOATS);
      for (int row = 0; row < rows; row++) {
        FloatVector error = FloatVector.fromArray(FLOATS, errors, row * stride + j);
        shifts = shifts.add(error);
        stretches =
            error.fma(FloatVector.fromArray(FLOATS, normalized, row * stride + j), stretches);
      }
      shifts.intoArray(gradients, beta + j);
      stretches.intoArray(gradients, gamma + j);
      FloatVector scale =
          FloatVector.fromArray(FLOATS, parameters, gamma + j)
              .mul(FloatVector.fromArray(FLOATS, scales, j));
      shifts = shifts.div(rows);
      stretches = stretches.div(rows);
      for (int row = 0; row < rows; row++) {
        int at = row * stride + j;
        FloatVector x = FloatVector.fromArray(FLOATS, normalized, at);
        FloatVector error = FloatVector.fromArray(FLOATS, errors, at);
        error.sub(shifts).sub(x.mul(stretches)).mul(scale).intoArray(results, at);
      }
    }
  }
}

package io.nightjar.dl4j.step.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ActivationTest {
  private static final int COUNT = 4096;
  private static final double NEAR = 1e-4;

  /** From -20 to 20, with the last ones near 0 and far out. */
  private static float[] inputs() {
    float[] inputs = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      inputs[i] = 40f * i / COUNT - 20f;
    }
    float[] last = {1e-7f, -1e-7f, 1e-3f, -1e-3f, 500f, -500f, 0f};
    System.arraycopy(last, 0, inputs, COUNT - last.length, last.length);
    return inputs;
  }

  private static double expected(Activation function, double x) {
    double sigmoid = 1 / (1 + Math.exp(-x));
    return switch (function) {
      case RELU -> Math.max(0, x);
      case LEAKY_RELU -> x < 0 ? 0.01 * x : x;
      case TANH -> Math.tanh(x);
      case SIGMOID -> sigmoid;
      case ELU -> x < 0 ? Math.expm1(x) : x;
      case SELU -> 1.0507009873554805 * (x < 0 ? 1.6732632423543772 * Math.expm1(x) : x);
      case GELU -> x / (1 + Math.exp(-1.702 * x));
      case SWISH -> x * sigmoid;
      case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    };
  }

  /** The exponential of a rounded argument is as far off as the argument is. */
  private static double allowed(float input) {
    return 5e-7 + 2e-7 * Math.abs(input);
  }

  @ParameterizedTest
  @EnumSource
  void isRightToSomeUnitsInTheLastPlace(Activation function) {
    float[] inputs = inputs();
    float[] outputs = new float[COUNT];

    function.forward(inputs, outputs, COUNT);

    for (int i = 0; i < COUNT; i++) {
      double expected = expected(function, inputs[i]);
      assertThat((double) outputs[i])
          .as("at %s", inputs[i])
          .isCloseTo(expected, within(allowed(inputs[i]) * Math.abs(expected) + 1e-30));
    }
  }

  @ParameterizedTest
  @EnumSource
  void multipliesErrorsWithTheDerivative(Activation function) {
    float[] inputs = inputs();
    float[] outputs = new float[COUNT];
    float[] errors = new float[COUNT];
    Arrays.fill(errors, 2f);
    float[] results = new float[COUNT];
    function.forward(inputs, outputs, COUNT);

    function.backward(inputs, outputs, errors, results, COUNT);

    for (int i = 0; i < COUNT; i++) {
      if (Math.abs(inputs[i]) > NEAR) {
        double slope =
            (expected(function, inputs[i] + NEAR) - expected(function, inputs[i] - NEAR))
                / (2 * NEAR);
        assertThat((double) results[i]).as("at %s", inputs[i]).isCloseTo(2 * slope, within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsWhatIsNoNumber(Activation function) {
    float[] inputs = new float[Lanes.BLOCK];
    inputs[3] = Float.NaN;
    float[] outputs = new float[Lanes.BLOCK];

    function.forward(inputs, outputs, Lanes.BLOCK);

    assertThat(outputs[3]).isNaN();
    assertThat(outputs[4]).isFinite();
  }

  @Test
  void makesProbabilities() {
    float[] scores = new float[2 * Lanes.BLOCK];
    scores[Lanes.BLOCK] = 1;
    scores[Lanes.BLOCK + 1] = 200;
    scores[Lanes.BLOCK + 2] = 199;

    Rows.softmax(scores, scores, Lanes.BLOCK, 3);

    assertThat(scores[Lanes.BLOCK]).isCloseTo(0, within(1e-30f));
    assertThat(scores[Lanes.BLOCK + 1]).isCloseTo(0.7310586f, within(1e-6f));
    assertThat(scores[Lanes.BLOCK + 2]).isCloseTo(0.2689414f, within(1e-6f));
    assertThat(scores[Lanes.BLOCK + 3]).isZero();
  }
}

package io.nightjar.dl4j.step.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PoolingTest {
  private static final Windows PAIRS =
      new Windows(Sliding.truncated(1, 1, 1, 0), Sliding.truncated(5, 2, 2, 0));

  private static float[] pixels(float... values) {
    float[] pixels = new float[values.length * Lanes.BLOCK];
    for (int i = 0; i < values.length; i++) {
      Arrays.fill(pixels, i * Lanes.BLOCK, (i + 1) * Lanes.BLOCK, values[i]);
    }
    return pixels;
  }

  @Test
  void givesTheErrorToTheFirstOfEqualValues() {
    float[] inputs = pixels(2, 2, -3, -1, 9);
    float[] outputs = new float[2 * Lanes.BLOCK];
    float[] errors = new float[inputs.length];
    Pooling pooling = new Pooling(PAIRS, Lanes.BLOCK);

    pooling.largest(inputs, 1, outputs);
    pooling.largestBackward(inputs, outputs, pixels(0.5f, 0.25f), 1, errors);

    assertThat(outputs).containsExactly(pixels(2, -1));
    assertThat(errors).containsExactly(pixels(0.5f, 0, 0, 0.25f, 0));
  }

  @Test
  void sharesTheErrorOfAMean() {
    float[] outputs = new float[2 * Lanes.BLOCK];
    float[] errors = new float[5 * Lanes.BLOCK];
    Pooling pooling = new Pooling(PAIRS, Lanes.BLOCK);

    pooling.mean(pixels(2, 4, -3, -1, 9), 1, outputs);
    pooling.meanBackward(pixels(1, -3), 1, errors);

    assertThat(outputs).containsExactly(pixels(3, -2));
    assertThat(errors).containsExactly(pixels(0.5f, 0.5f, -1.5f, -1.5f, 0));
  }
}

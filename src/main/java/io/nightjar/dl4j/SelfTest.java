package io.nightjar.dl4j;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes what is known, on the device of this thread: a product (BLAS), a convolution and a
 * reduction (kernels of ND4J). Small whole numbers, so results are exact on every device.
 */
final class SelfTest {
  private static final int SIZE = 97;

  private SelfTest() {}

  /**
   * Computes and compares.
   *
   * @throws IllegalStateException if a result is wrong; what ND4J throws passes through
   */
  static void run() {
    require("matrix product", product(), 19, 22, 43, 50);
    if (!Arrays.equals(largeProduct(), expectedProduct())) {
      throw new IllegalStateException("a large matrix product was wrong");
    }
    require("convolution", convolution(), 6, 8, 12, 14);
    require("reduction", reduction(), 12, 15, 18);
  }

  private static float[] product() {
    try (INDArray left = matrix(2, 2, 1);
        INDArray right = matrix(2, 2, 5);
        INDArray result = left.mmul(right)) {
      return result.ravel().toFloatVector();
    }
  }

  /** Large enough for the kernels that a matrix library keeps for each kind of processor. */
  private static float[] largeProduct() {
    try (INDArray left = Nd4j.createFromArray(values(1)).reshape(SIZE, SIZE);
        INDArray right = Nd4j.createFromArray(values(2)).reshape(SIZE, SIZE);
        INDArray result = left.mmul(right).dup('c')) {
      return result.data().asFloat();
    }
  }

  private static float[] expectedProduct() {
    float[] left = values(1);
    float[] right = values(2);
    float[] result = new float[SIZE * SIZE];
    for (int row = 0; row < SIZE; row++) {
      for (int inner = 0; inner < SIZE; inner++) {
        for (int column = 0; column < SIZE; column++) {
          result[row * SIZE + column] += left[row * SIZE + inner] * right[inner * SIZE + column];
        }
      }
    }
    return result;
  }

  /** From -3 to 3 without a pattern that a wrong order of rows would leave as it is. */
  private static float[] values(int factor) {
    float[] values = new float[SIZE * SIZE];
    for (int place = 0; place < values.length; place++) {
      values[place] = Math.floorMod((place * 2654435761L * factor) >>> 16, 7) - 3;
    }
    return values;
  }

  /** Each value of a 3 x 3 image and the one below on the right, by a 2 x 2 kernel. */
  private static float[] convolution() {
    Conv2DConfig config = Conv2DConfig.builder().kH(2).kW(2).build();
    try (INDArray image = matrix(3, 3, 1).reshape(1, 1, 3, 3);
        INDArray kernel = Nd4j.createFromArray(1f, 0f, 0f, 1f).reshape(2, 2, 1, 1);
        INDArray result = Nd4j.cnn().conv2d(image, kernel, config)) {
      return result.ravel().toFloatVector();
    }
  }

  private static float[] reduction() {
    try (INDArray values = matrix(3, 3, 1);
        INDArray result = values.sum(0)) {
      return result.toFloatVector();
    }
  }

  private static INDArray matrix(int rows, int columns, int first) {
    float[] values = new float[rows * columns];
    for (int place = 0; place < values.length; place++) {
      values[place] = first + place;
    }
    return Nd4j.createFromArray(values).reshape(rows, columns);
  }

  static void require(String operation, float[] found, float... expected) {
    if (!Arrays.equals(found, expected)) {
      throw new IllegalStateException(
          operation + " gave " + Arrays.toString(found) + " for " + Arrays.toString(expected));
    }
  }
}

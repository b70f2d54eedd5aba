package io.nightjar.dl4j.step.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GemmTest {

  /** Row counts that end in each of the tiles, and widths of one, two and three blocks. */
  @ParameterizedTest
  @CsvSource({"32, 64, 64", "1, 5, 16", "7, 3, 16", "13, 10, 48", "8, 1, 32", "9, 17, 16"})
  void hasTheBitsOfThePlainLoop(int rows, int inner, int columns) {
    float[] left = random(rows * inner, 1);
    float[] right = random(inner * columns, 2);
    float[] bias = random(columns, 3);
    float[] result = new float[rows * columns];

    Gemm.multiply(
        rows,
        inner,
        columns,
        Matrix.ofRows(left, inner),
        Matrix.ofRows(right, columns),
        Matrix.repeated(bias, 0),
        Matrix.ofRows(result, columns));

    assertThat(result).containsExactly(plain(rows, inner, columns, left, right, bias));
  }

  @ParameterizedTest
  @CsvSource({"12, 5, 32", "5, 9, 16"})
  void takesTheLeftMatrixTransposed(int rows, int inner, int columns) {
    float[] left = random(rows * inner, 1);
    float[] turned = new float[rows * inner];
    for (int i = 0; i < rows; i++) {
      for (int p = 0; p < inner; p++) {
        turned[p * rows + i] = left[i * inner + p];
      }
    }
    float[] right = random(inner * columns, 2);
    float[] result = new float[rows * columns];

    Gemm.multiply(
        rows,
        inner,
        columns,
        Matrix.ofRows(turned, rows).transposed(),
        Matrix.ofRows(right, columns),
        Matrix.repeated(new float[columns], 0),
        Matrix.ofRows(result, columns));

    assertThat(result)
        .containsExactly(plain(rows, inner, columns, left, right, new float[columns]));
  }

  private static float[] plain(
      int rows, int inner, int columns, float[] left, float[] right, float[] bias) {
    float[] result = new float[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        float sum = bias[j];
        for (int p = 0; p < inner; p++) {
          sum = Math.fma(left[i * inner + p], right[p * columns + j], sum);
        }
        result[i * columns + j] = sum;
      }
    }
    return result;
  }

  private static float[] random(int length, long seed) {
    Random random = new Random(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }
}

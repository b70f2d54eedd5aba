package io.nightjar.dl4j.step.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatchesTest {
  private static final int IMAGES = 3;
  private static final int HEIGHT = 5;
  private static final int WIDTH = 6;

  /** With one channel columns are filled, else rows; a stride that is wider leaves the rest out. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 1, 2", "3, 3, 1", "3, 3, 2", "2, 16, 1", "16, 16, 1"})
  void showsWhatTheWindowSees(int channels, int stride, int step) {
    Windows windows = new Windows(Sliding.same(HEIGHT, 3, step), Sliding.same(WIDTH, 4, step));
    float[] images = random(IMAGES * HEIGHT * WIDTH * stride);
    int first = windows.count() - 2;
    int count = windows.count() + 1;
    Patches patches = new Patches(windows, channels, stride, count + 1);

    patches.gather(images, first, count);

    Matrix seen = patches.matrix();
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < patches.size(); j++) {
        int at = seen.offset() + i * seen.rowStride() + j * seen.columnStride();
        assertThat(seen.values()[at])
            .as("place %d, value %d", i, j)
            .isEqualTo(plain(windows, images, channels, stride, first + i, j));
      }
    }
  }

  /** Each value of a row goes back to where it came from. */
  @ParameterizedTest
  @CsvSource({"3, 16, 1", "16, 16, 2", "5, 16, 3"})
  void addsRowsToWhatTheWindowSaw(int channels, int stride, int step) {
    Windows windows =
        new Windows(Sliding.truncated(HEIGHT, 3, step, 1), Sliding.truncated(WIDTH, 2, step, 0));
    int size = windows.area() * channels;
    int rowStride = Lanes.padded(size);
    int count = IMAGES * windows.count();
    float[] rows = random(count * rowStride);
    float[] images = new float[IMAGES * HEIGHT * WIDTH * stride];

    new Patches(windows, channels, stride, 1).scatter(rows, rowStride, 0, count, images);

    float[] expected = new float[images.length];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < size; j++) {
        int from = source(windows, channels, stride, i, j);
        if (from >= 0) {
          expected[from] += rows[i * rowStride + j];
        }
      }
    }
    assertThat(images).containsExactly(expected);
  }

  private static float plain(
      Windows windows, float[] images, int channels, int stride, int place, int value) {
    int source = source(windows, channels, stride, place, value);
    return source < 0 ? 0 : images[source];
  }

  /** Where a value of a row lies in the images; negative if outside. */
  private static int source(Windows windows, int channels, int stride, int place, int value) {
    int pixel = value / channels;
    int inImage = place % windows.count();
    int y =
        windows.down().start(inImage / windows.across().count())
            + pixel / windows.across().kernel();
    int x =
        windows.across().start(inImage % windows.across().count())
            + pixel % windows.across().kernel();
    if (y < 0 || y >= HEIGHT || x < 0 || x >= WIDTH) {
      return -1;
    }
    int image = place / windows.count();
    return ((image * HEIGHT + y) * WIDTH + x) * stride + value % channels;
  }

  private static float[] random(int length) {
    Random random = new Random(length);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }
}

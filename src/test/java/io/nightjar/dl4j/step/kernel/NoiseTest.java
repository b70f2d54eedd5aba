package io.nightjar.dl4j.step.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NoiseTest {
  private static final int LENGTH = 1 << 18;

  private static float[] mask(long key, double keep) {
    float[] mask = new float[LENGTH];
    Noise.mask(key, keep, mask, LENGTH);
    return mask;
  }

  private static double share(float[] mask, float[] beside, int shift) {
    int both = 0;
    for (int i = 0; i + shift < LENGTH; i++) {
      both += mask[i] > 0 && beside[i + shift] > 0 ? 1 : 0;
    }
    return (double) both / (LENGTH - shift);
  }

  /** The standard deviation of a share is below 0.001. */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.9})
  void keepsItsShare(double keep) {
    float[] mask = mask(-77, keep);

    assertThat(share(mask, mask, 0)).isCloseTo(keep, within(0.005));
    for (float value : mask) {
      assertThat(value).isIn(0f, (float) (1 / keep));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16, 64, 1024})
  void drawsEachPlaceOnItsOwn(int shift) {
    float[] mask = mask(5, 0.5);

    assertThat(share(mask, mask, shift)).isCloseTo(0.25, within(0.005));
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 5 + (1L << 32), 5 | Long.MIN_VALUE, -6})
  void drawsAnewForEachKey(long key) {
    assertThat(share(mask(5, 0.5), mask(key, 0.5), 0)).isCloseTo(0.25, within(0.005));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1})
  void dropsNothingWhereAllIsKept(double keep) {
    assertThat(mask(3, keep)).containsOnly(1f);
  }
}

package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Lanes;

/**
 * Masks that {@link CountedDropout} has too: each third value goes, from another start each time.
 */
final class CountedMasks implements Masks {
  private int next;

  static boolean drops(int draw, int row, int column) {
    return (draw + row + column) % 3 == 0;
  }

  @Override
  public void restart(long seed) {
    next = 0;
  }

  @Override
  public void fill(float[] mask, int length, double keep) {
    int stride = Lanes.padded(Networks.WIDTH);
    for (int i = 0; i < length; i++) {
      mask[i] = drops(next, i / stride, i % stride) ? 0 : (float) (1 / keep);
    }
    next++;
  }
}

package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Noise;
import io.nightjar.trial.Seeds;

/** Where dropout masks come from. */
interface Masks {

  /** Starts a row of masks that depends on the seed alone. */
  void restart(long seed);

  /** Fills the next mask with 0, or with {@code 1 / keep} at that share of its places. */
  void fill(float[] mask, int length, double keep);

  /** Masks of a counter-based generator. */
  static Masks random() {
    return new Masks() {
      private long seed;
      private long next;

      @Override
      public void restart(long seed) {
        this.seed = seed;
        next = 0;
      }

      @Override
      public void fill(float[] mask, int length, double keep) {
        Noise.mask(Seeds.mix(seed, next++), keep, mask, length);
      }
    };
  }
}

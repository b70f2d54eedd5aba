package io.nightjar.dl4j.data;

import io.nightjar.trial.Seeds;

/** Puts numbers in an order that depends on nothing but a seed, on every machine and Java. */
public final class Shuffle {

  private Shuffle() {}

  /** Shuffles in place, every order equally likely (Fisher and Yates; Durstenfeld 1964). */
  public static void shuffle(int[] values, long seed) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = (int) Long.remainderUnsigned(Seeds.mix(seed, i), i + 1L);
      int kept = values[i];
      values[i] = values[other];
      values[other] = kept;
    }
  }
}

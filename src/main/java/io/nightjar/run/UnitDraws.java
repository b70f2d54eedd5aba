package io.nightjar.run;

import io.nightjar.trial.Seeds;

/** Random numbers that hang on a seed, a position and their own number only. */
final class UnitDraws {
  private static final double DOUBLES_IN_UNIT = 0x1p-53;

  private final long own;

  UnitDraws(long seed, long position) {
    this.own = Seeds.mix(seed, position);
  }

  /** Uniform, at least 0 and below 1. */
  double unit(int number) {
    return (Seeds.mix(own, number) >>> 11) * DOUBLES_IN_UNIT;
  }

  /**
   * Standard normal, made of the uniform ones of this number and the next (Box and Muller: A note
   * on the generation of random normal deviates, 1958).
   */
  double normal(int number) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - unit(number)));
    return radius * StrictMath.cos(2 * Math.PI * unit(number + 1));
  }
}

package io.nightjar.trial;

/**
 * Seeds that depend on nothing but a position.
 *
 * <p>The mixing function is the finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable
 * pseudorandom number generators, OOPSLA 2014).
 */
public final class Seeds {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private Seeds() {}

  /** The seed of the trial with this id. */
  public static long ofTrial(long studySeed, Purpose purpose, long trialId) {
    return mix(mix(studySeed, purpose.name().hashCode()), trialId);
  }

  /**
   * The seed of a repeat, the same in every study: so that the repeats of two trials, or of two
   * nights, are pairs with the same order of rows.
   *
   * @param repeat from 1
   */
  public static long ofRepeat(int repeat) {
    return ofTrial(0, Purpose.REPEAT, repeat);
  }

  /** A seed made of another seed and a position; neighbours share no pattern. */
  public static long mix(long seed, long position) {
    long z = seed + GOLDEN_GAMMA * (position + 1);
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}

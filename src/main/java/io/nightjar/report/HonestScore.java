package io.nightjar.report;

/**
 * What fresh trainings say of one of the best trials.
 *
 * @param mean of the repeats' scores
 * @param low the lower end of the 95 % interval of the score to expect of this configuration with
 *     fresh seeds on fresh data; the mean may lie outside of it where much of it is luck
 * @param high its upper end
 * @param repeats how many
 */
public record HonestScore(double mean, double low, double high, int repeats, Contest contest) {

  /** How a trial does against the first. */
  public enum Contest {
    /** It is the first. */
    FIRST,
    /** It cannot be told apart from the first. */
    TIED,
    BEHIND
  }

  public boolean tiesWithFirst() {
    return contest == Contest.TIED;
  }
}

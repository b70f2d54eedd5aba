package io.nightjar.search;

/**
 * How far what a bracket is proposed from lies behind it.
 *
 * <p>Before a bracket opens, exactly these results are told: all of the brackets at least {@link
 * #brackets} before it, and of nearer ones those rungs that are reached in a share of the time: a
 * rung at half of the highest epochs is waited for half as long. So the cheap results of recent
 * brackets count early, and a slow trial on its way to the top holds nobody up. What is told is a
 * matter of positions only, never of who finished first.
 *
 * @param brackets for the highest rung, at least 1
 * @param maxEpochs of the highest rung
 */
record Lag(int brackets, int maxEpochs) {

  Lag {
    if (brackets < 1) {
      throw new IllegalArgumentException("Invalid lag: " + brackets);
    }
  }

  /** The brackets that results at these epochs lie behind, at least 1. */
  int at(int epochs) {
    return (int) Math.max(1, ((long) brackets * epochs + maxEpochs - 1) / maxEpochs);
  }
}

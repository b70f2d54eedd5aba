package io.nightjar.report;

import java.util.Arrays;

/**
 * How much of a good score is luck, by the scores of all trials of a search.
 *
 * <p>Where scores are a trial's worth plus normal noise, the expected worth behind a score is the
 * score plus the noise's variance times the slope of the scores' log density there, whatever the
 * worths are and however many were tried (Tweedie's formula; Efron: Tweedie's Formula and Selection
 * Bias, 2011). The slope at the best end is that of an exponential tail, one over the mean excess
 * of the best scores (Hill: A simple general approach to inference about the tail of a
 * distribution, 1975). Luck never takes a score past the mean of all.
 */
final class SearchLuck {
  private static final int FEWEST = 3;
  private static final int MOST = 10;

  /** The share of the scores that make the tail. */
  private static final int ONE_IN = 4;

  private final double mean;
  private final int tail;
  private final double slope;

  /**
   * The luck of a search.
   *
   * @param losses of all trials that reached the largest budget, at least one
   */
  SearchLuck(double[] losses) {
    double[] sorted = losses.clone();
    Arrays.sort(sorted);
    mean = Spread.mean(sorted);
    tail = Math.min(sorted.length - 1, Math.max(FEWEST, Math.min(MOST, sorted.length / ONE_IN)));
    slope = tail < 2 ? 0 : slope(sorted, tail);
  }

  /** Infinite where the best all scored the same. */
  private static double slope(double[] sorted, int tail) {
    double excess = sorted[tail] - Spread.mean(Arrays.copyOf(sorted, tail));
    return (tail - 1.0) / tail / excess;
  }

  /**
   * By how much a part of the noise flatters a score in expectation.
   *
   * @param loss the score
   * @param part the variance of that part of the noise
   * @param whole that of all noise of the score
   */
  double expected(double loss, double part, double whole) {
    return part == 0 ? 0 : part * Math.min(slope, Math.max(0, mean - loss) / whole);
  }

  /** The variance of that expectation: as of one over a mean of so many exponential values. */
  double variance(double expected) {
    return tail < 2 ? 0 : expected * expected / tail;
  }
}

package io.nightjar.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What varies between the repeats of some trials, and between the rows that judge them.
 *
 * <p>Seeds and groups of rows are crossed, so that the variance of a trial's mean is that of seeds,
 * by the number of repeats, plus that of rows, by the number of groups, less what both share
 * (Searle, Casella, McCulloch: Variance Components, 1992, chapter 4). It is pooled over the trials,
 * which are alike: all are among the best.
 *
 * @param trials all with the same number of repeats and of groups
 */
record RepeatNoise(List<RepeatScores> trials) {
  RepeatNoise {
    trials = List.copyOf(trials);
  }

  private int repeats() {
    return trials.get(0).repeats();
  }

  /** 0 where a trial has others than the rest. */
  private int groups() {
    int count = trials.get(0).rowGroups();
    return trials.stream().allMatch(trial -> trial.rowGroups() == count) ? count : 0;
  }

  private double pooled(ToDoubleFunction<RepeatScores> variance) {
    return trials.stream().mapToDouble(variance).average().orElseThrow();
  }

  /** The variance of one repeat's score among those of its trial. */
  double ofSeeds() {
    return pooled(trial -> Spread.variance(trial.losses()));
  }

  /** What seeds and rows share of the variance of a trial's mean. */
  private double shared() {
    return groups() == 0
        ? 0
        : pooled(trial -> Spread.interaction(trial.groups())) / (repeats() * groups());
  }

  /** Of the mean of a trial's repeats, for other seeds and other rows. */
  Uncertainty ofMean() {
    Uncertainty seeds = new Uncertainty(ofSeeds() / repeats(), trials.size() * (repeats() - 1.0));
    return groups() == 0
        ? seeds
        : Uncertainty.of(
            seeds,
            new Uncertainty(
                pooled(trial -> Spread.variance(trial.groupMeans())) / groups(), groups() - 1.0),
            shared());
  }

  /**
   * The variance of what the rows do to a trial alone, and not to all: by it they favour one trial
   * over another. Of a single trial all that they do.
   */
  double ofOwnRows() {
    if (groups() == 0) {
      return 0;
    }
    double mean =
        trials.size() == 1
            ? Spread.variance(trials.get(0).groupMeans())
            : Spread.interaction(groupMeans());
    return Math.max(0, mean / groups() - shared());
  }

  private double[][] groupMeans() {
    return trials.stream().map(RepeatScores::groupMeans).toArray(double[][]::new);
  }

  /** Of the difference of two trials' means; there are at least two. */
  Uncertainty ofDifference() {
    double[][] losses = trials.stream().map(RepeatScores::losses).toArray(double[][]::new);
    double others = trials.size() - 1.0;
    Uncertainty seeds =
        new Uncertainty(2 * Spread.interaction(losses) / repeats(), others * (repeats() - 1));
    return groups() == 0
        ? seeds
        : Uncertainty.of(
            seeds,
            new Uncertainty(
                2 * Spread.interaction(groupMeans()) / groups(), others * (groups() - 1)),
            2 * shared());
  }
}

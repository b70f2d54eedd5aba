package io.nightjar.report;

import java.util.List;

/**
 * What varies between the repeats of some trials, and between the rows that judge them.
 *
 * <p>Seeds and groups of rows are crossed, so that the variance of a trial's mean is that of seeds,
 * by the number of repeats, plus that of rows, by the number of groups, less what both share
 * (Searle, Casella, McCulloch: Variance Components, 1992, chapter 4). Repeats are few, so the
 * variance of seeds is moderated by that of the other trials ({@link SeedVariances}).
 */
final class RepeatNoise {
  private final List<RepeatScores> trials;
  private final SeedVariances seeds;

  /**
   * The noise of trials.
   *
   * @param trials at least one, all with the same number of repeats
   */
  RepeatNoise(List<RepeatScores> trials) {
    this.trials = List.copyOf(trials);
    this.seeds =
        new SeedVariances(
            trials.stream().mapToDouble(each -> Spread.variance(each.losses())).toArray(),
            repeats() - 1);
  }

  private int repeats() {
    return trials.get(0).repeats();
  }

  /** 0 where a trial has others than the rest. */
  private int groups() {
    int count = trials.get(0).rowGroups();
    return trials.stream().allMatch(trial -> trial.rowGroups() == count) ? count : 0;
  }

  /** The variance of one repeat's score of a trial, by its position. */
  double ofSeeds(int trial) {
    return seeds.of(trial);
  }

  /** What rows do to the mean of a trial. */
  private double ofRows(int trial) {
    return Spread.variance(trials.get(trial).groupMeans()) / groups();
  }

  /** What seeds and rows share of the variance of a trial's mean. */
  private double shared(int trial) {
    return Spread.interaction(trials.get(trial).groups()) / (repeats() * groups());
  }

  /** Of the mean of a trial's repeats, for other seeds and other rows. */
  Uncertainty ofMean(int trial) {
    Uncertainty bySeeds = new Uncertainty(seeds.of(trial) / repeats(), seeds.freedom());
    return groups() == 0
        ? bySeeds
        : Uncertainty.of(bySeeds, new Uncertainty(ofRows(trial), groups() - 1.0), shared(trial));
  }

  /**
   * The variance of what the rows do to a trial alone, and not to all: by it they favour one trial
   * over another. Never more than all that they do to it, and of a single trial just that.
   */
  double ofOwnRows(int trial) {
    if (groups() == 0) {
      return 0;
    }
    double all = Math.max(0, ofRows(trial) - shared(trial));
    return trials.size() == 1 ? all : Math.min(all, betweenTrials());
  }

  private double betweenTrials() {
    double[][] means = trials.stream().map(RepeatScores::groupMeans).toArray(double[][]::new);
    double shared = 0;
    for (int i = 0; i < trials.size(); i++) {
      shared += shared(i) / trials.size();
    }
    return Math.max(0, Spread.interaction(means) / groups() - shared);
  }
}

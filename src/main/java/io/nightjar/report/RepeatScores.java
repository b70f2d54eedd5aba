package io.nightjar.report;

import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.RowGroups;
import io.nightjar.trial.TrialResult;
import java.util.List;
import java.util.Objects;

/**
 * What the repeats of a trial lost, by the first objective.
 *
 * @param losses one per repeat, in the order of their numbers
 * @param groups for each repeat that on each of the {@link RowGroups}, no columns where there are
 *     none
 */
// Numbers to compute with, which nobody compares or hashes as a record.
@SuppressWarnings("ArrayRecordComponent")
record RepeatScores(long trial, double[] losses, double[][] groups) {

  /**
   * Of the results of a trial's repeats.
   *
   * @param results completed, at least one
   */
  static RepeatScores of(List<TrialResult> results, Objective objective) {
    List<Measurement> measured =
        results.stream()
            .map(result -> ((Outcome.Completed) result.outcome()).measurement())
            .toList();
    return new RepeatScores(
        results.get(0).task().trial().id(),
        measured.stream()
            .mapToDouble(
                each ->
                    objective.loss(Objects.requireNonNull(each.metrics().get(objective.metric()))))
            .toArray(),
        measured.stream().map(each -> groups(each, objective)).toArray(double[][]::new));
  }

  private static double[] groups(Measurement measured, Objective objective) {
    return RowGroups.values(measured, objective.metric()).stream()
        .mapToDouble(objective::loss)
        .toArray();
  }

  int repeats() {
    return losses.length;
  }

  /** The number of groups of rows that every repeat has a number of; 0 where there are none. */
  int rowGroups() {
    int count = groups[0].length;
    for (double[] repeat : groups) {
      count = repeat.length == count && Spread.isFinite(repeat) ? count : 0;
    }
    return count;
  }

  double mean() {
    return Spread.mean(losses);
  }

  /** The loss of each group of rows, in the mean over the repeats. */
  double[] groupMeans() {
    double[] means = new double[rowGroups()];
    for (int i = 0; i < means.length; i++) {
      for (double[] repeat : groups) {
        means[i] += repeat[i] / groups.length;
      }
    }
    return means;
  }

  /** This trial's losses less those of another one, repeat by repeat and group by group. */
  RepeatScores minus(RepeatScores other) {
    int repeats = Math.min(repeats(), other.repeats());
    int columns = rowGroups() == other.rowGroups() ? rowGroups() : 0;
    double[] difference = new double[repeats];
    double[][] byGroup = new double[repeats][columns];
    for (int i = 0; i < repeats; i++) {
      difference[i] = losses[i] - other.losses[i];
      for (int j = 0; j < columns; j++) {
        byGroup[i][j] = groups[i][j] - other.groups[i][j];
      }
    }
    return new RepeatScores(trial, difference, byGroup);
  }
}

package io.nightjar.report;

import io.nightjar.trial.Goals;
import io.nightjar.trial.Place;
import io.nightjar.trial.Rating;
import io.nightjar.trial.TrialResult;
import java.util.List;

/**
 * What decides on the rank of a trial.
 *
 * @param trial its id
 * @param epochs the largest budget that it completed
 * @param score the first objective there, on the validation part
 * @param further the goals' other metrics there, in the order of {@link Goals#metrics}
 * @param front the number of its front, from 1; {@link Place#NO_FRONT} where it has none
 */
public record Standing(long trial, int epochs, double score, List<Double> further, int front) {
  public Standing {
    further = List.copyOf(further);
  }

  /** Of a completed result, which has all metrics of the goals; without a front so far. */
  static Standing of(TrialResult result, Goals goals) {
    return new Standing(
        result.task().trial().id(),
        result.task().epochs(),
        result.value(goals.objective().metric()).orElseThrow(),
        further(result, goals),
        Place.NO_FRONT);
  }

  private static List<Double> further(TrialResult result, Goals goals) {
    return goals.isSingle()
        ? List.of()
        : goals.metrics().stream()
            .skip(1)
            .map(metric -> result.value(metric).orElseThrow())
            .toList();
  }

  /** A metric's value by its position among the goals' metrics. */
  double value(int metric) {
    return metric == 0 ? score : further.get(metric - 1);
  }

  Standing inFront(int number) {
    return new Standing(trial, epochs, score, further, number);
  }

  Rating rating(Goals goals) {
    List<String> metrics = goals.metrics();
    return goals.rating(trial, metric -> value(metrics.indexOf(metric)));
  }
}

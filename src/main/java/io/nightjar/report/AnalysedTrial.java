package io.nightjar.report;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the charts need of one trial.
 *
 * @param coordinates on each axis, NaN where the parameter is inactive
 * @param scores the objective by the budget of every task that it completed, ascending
 */
record AnalysedTrial(
    long id,
    TrialStatus status,
    Optional<Outcome.Failed> failure,
    List<Double> coordinates,
    Map<Integer, Double> scores,
    Instant endedAt) {

  static AnalysedTrial of(TrialHistory history, List<Axis> axes, SweepFacts facts) {
    Objective objective = facts.goals().objective();
    Map<Integer, Double> scores = new TreeMap<>();
    for (TrialResult result : history.results()) {
      result
          .value(objective.metric())
          .filter(Double::isFinite)
          .ifPresent(score -> scores.put(result.task().epochs(), Words.kept(score)));
    }
    List<Attempt> attempts = history.last().attempts();
    return new AnalysedTrial(
        history.trial().id(),
        history.status(facts.maxEpochs()),
        history.failure(),
        coordinates(history, axes),
        scores,
        attempts.get(attempts.size() - 1).endedAt());
  }

  private static List<Double> coordinates(TrialHistory history, List<Axis> axes) {
    List<Double> coordinates = new ArrayList<>(axes.size());
    for (Axis axis : axes) {
      Object value = history.trial().configuration().find(axis.parameter());
      coordinates.add(Words.kept(axis.coordinate(value)));
    }
    return coordinates;
  }

  /** The largest budget that it completed, 0 for none. */
  int epochs() {
    return scores.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** The score there; empty for a failed trial. */
  Optional<Double> score() {
    return failure.isPresent() ? Optional.empty() : Optional.ofNullable(scores.get(epochs()));
  }

  /** The values of a metric over the epochs, in the order of measuring. */
  static List<Measurement> curve(TrialHistory history) {
    Map<Integer, Measurement> byEpoch = new TreeMap<>();
    for (TrialResult result : history.results()) {
      if (result.outcome() instanceof Outcome.Completed completed) {
        byEpoch.putIfAbsent(completed.measurement().epochs(), completed.measurement());
      }
      result.curve().forEach(point -> byEpoch.putIfAbsent(point.epochs(), point));
    }
    return List.copyOf(byEpoch.values());
  }
}

package io.nightjar.report;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that the search learnt of one trial.
 *
 * @param results of its search tasks, ascending by epochs, judged by the objective; at least one
 */
record TrialHistory(List<TrialResult> results) {

  TrialHistory {
    results = List.copyOf(results);
  }

  /**
   * The trials of a search, ascending by id.
   *
   * @throws IllegalArgumentException if a task has two results
   */
  static List<TrialHistory> of(Collection<TrialResult> results, Objective objective) {
    Map<Long, List<TrialResult>> byTrial = new TreeMap<>();
    for (TrialResult result : distinct(results)) {
      if (result.task().purpose() == Purpose.SEARCH) {
        byTrial
            .computeIfAbsent(result.task().trial().id(), id -> new ArrayList<>())
            .add(judged(result, objective));
      }
    }
    return byTrial.values().stream().map(TrialHistory::ascending).toList();
  }

  private static Collection<TrialResult> distinct(Collection<TrialResult> results) {
    Set<TrialTask.Key> keys = new HashSet<>();
    for (TrialResult result : results) {
      if (!keys.add(result.task().key())) {
        throw new IllegalArgumentException(
            "Invalid results: " + result.task().key() + " stands twice");
      }
    }
    return results;
  }

  private static TrialResult judged(TrialResult result, Objective objective) {
    return new TrialResult(
        result.task(),
        objective.judged(result.outcome()),
        result.curve(),
        result.attempts(),
        result.warnings());
  }

  private static TrialHistory ascending(List<TrialResult> results) {
    results.sort(Comparator.comparingInt(result -> result.task().epochs()));
    return new TrialHistory(results);
  }

  Trial trial() {
    return last().task().trial();
  }

  TrialResult last() {
    return results.get(results.size() - 1);
  }

  /** The first failure of any of its tasks, even if another one completed. */
  Optional<Outcome.Failed> failure() {
    return results.stream()
        .map(TrialResult::outcome)
        .filter(Outcome.Failed.class::isInstance)
        .map(Outcome.Failed.class::cast)
        .findFirst();
  }

  /** The largest budget that it completed, 0 for none. */
  int completedEpochs() {
    return results.stream()
        .filter(TrialResult::isCompleted)
        .mapToInt(result -> result.task().epochs())
        .max()
        .orElse(0);
  }

  /** The epochs trained, as far as they were measured: those of a task that failed count too. */
  int reachedEpochs() {
    int measured =
        results.stream()
            .flatMap(result -> result.curve().stream())
            .mapToInt(measurement -> measurement.epochs())
            .max()
            .orElse(0);
    return Math.max(completedEpochs(), measured);
  }

  /** The objective at the largest budget; empty where any task failed. */
  Optional<Double> score(Objective objective) {
    return failure().isPresent() ? Optional.empty() : last().value(objective.metric());
  }

  List<Attempt> attempts() {
    return results.stream().flatMap(result -> result.attempts().stream()).toList();
  }

  List<String> warnings() {
    return results.stream().flatMap(result -> result.warnings().stream()).distinct().toList();
  }
}

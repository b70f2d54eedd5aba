package io.nightjar.search;

import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Trials that are trained to the same epochs, and a barrier: all end before any goes on. */
final class Rung {
  private final List<Trial> trials;
  private final int epochs;
  private final List<TrialResult> results = new ArrayList<>();
  private int asked;

  Rung(List<Trial> trials, int epochs) {
    this.trials = List.copyOf(trials);
    this.epochs = epochs;
  }

  boolean isReady() {
    return asked < trials.size();
  }

  TrialTask ask() {
    return TrialTask.search(trials.get(asked++), epochs);
  }

  void tell(TrialResult result) {
    results.add(result);
  }

  boolean isComplete() {
    return results.size() == trials.size();
  }

  /** The best of those that completed, at most so many, in the order of their ids. */
  List<Trial> best(int count, Objective objective) {
    return results.stream()
        .filter(result -> objective.judged(result.outcome()) instanceof Outcome.Completed)
        .sorted(bestFirst(objective))
        .limit(count)
        .map(result -> result.task().trial())
        .sorted(Comparator.comparingLong(Trial::id))
        .toList();
  }

  private static Comparator<TrialResult> bestFirst(Objective objective) {
    return Comparator.comparing(
            (TrialResult result) -> result.value(objective.metric()).orElseThrow(),
            objective.bestFirst())
        .thenComparing(result -> result.task().trial().id());
  }
}

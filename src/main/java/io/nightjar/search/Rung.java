package io.nightjar.search;

import io.nightjar.trial.Goals;
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

  int epochs() {
    return epochs;
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
  List<Trial> best(int count, Goals goals) {
    return goals.ranked(results).stream()
        .limit(count)
        .map(result -> result.task().trial())
        .sorted(Comparator.comparingLong(Trial::id))
        .toList();
  }

  /** What came of a trial, which there must be. */
  TrialResult result(Trial trial) {
    return results.stream()
        .filter(result -> result.task().trial().id() == trial.id())
        .findFirst()
        .orElseThrow();
  }
}

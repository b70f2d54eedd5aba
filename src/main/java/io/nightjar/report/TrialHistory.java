package io.nightjar.report;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the search learnt of one trial.
 *
 * @param results of its search tasks, ascending by epochs, judged by the goals; at least one
 */
record TrialHistory(List<TrialResult> results) {

  TrialHistory {
    results = List.copyOf(results);
  }

  /** The trials of a search, ascending by id, one by one. */
  static Iterator<TrialHistory> all(ResultStore results, Goals goals) {
    Iterator<TrialResult> search = results.results(Purpose.SEARCH);
    return new Iterator<>() {
      private @Nullable TrialResult next = following();

      private @Nullable TrialResult following() {
        return search.hasNext() ? judged(search.next(), goals) : null;
      }

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public TrialHistory next() {
        if (next == null) {
          throw new NoSuchElementException();
        }
        long trial = next.task().trial().id();
        List<TrialResult> own = new ArrayList<>();
        while (next != null && next.task().trial().id() == trial) {
          own.add(next);
          next = following();
        }
        return new TrialHistory(own);
      }
    };
  }

  private static TrialResult judged(TrialResult result, Goals goals) {
    Outcome outcome = goals.judged(result.outcome());
    return outcome == result.outcome()
        ? result
        : new TrialResult(
            result.task(), outcome, result.curve(), result.attempts(), result.warnings());
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

  /** What ranks it; empty where any task failed. */
  Optional<Standing> standing(Goals goals) {
    return failure().isPresent() ? Optional.empty() : Optional.of(Standing.of(last(), goals));
  }

  TrialStatus status(int maxEpochs) {
    if (failure().isPresent()) {
      return TrialStatus.FAILED;
    }
    return completedEpochs() >= maxEpochs ? TrialStatus.COMPLETED : TrialStatus.STOPPED;
  }

  List<Attempt> attempts() {
    return results.stream().flatMap(result -> result.attempts().stream()).toList();
  }

  List<String> warnings() {
    return results.stream().flatMap(result -> result.warnings().stream()).distinct().toList();
  }
}

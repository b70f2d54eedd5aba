package io.nightjar.report;

import io.nightjar.trial.Objective;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trials of a search, best first.
 *
 * <p>Ranks compare like with like: first the trials that completed the largest budget, by score,
 * ties by trial id; then those of the next lower budget. A failed trial has no rank, even if an
 * earlier rung of it completed.
 *
 * @param entries by rank, from 1 without gaps
 */
public record Leaderboard(List<Entry> entries) {

  public Leaderboard {
    entries = List.copyOf(entries);
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).rank() != i + 1) {
        throw new IllegalArgumentException(
            "Invalid leaderboard: rank " + entries.get(i).rank() + " at place " + (i + 1));
      }
    }
  }

  /**
   * One ranked trial.
   *
   * @param epochs the largest budget that it completed
   * @param score the objective there, on the validation part
   * @param testScore the objective on the test part, null where it was not measured
   */
  public record Entry(int rank, Trial trial, int epochs, double score, @Nullable Double testScore) {

    Entry withTestScore(double measured) {
      return new Entry(rank, trial, epochs, score, measured);
    }
  }

  /**
   * Ranks what a search found; results of other purposes are left out.
   *
   * @param results in any order, each task once
   * @throws IllegalArgumentException if a task has two results
   */
  public static Leaderboard rank(Collection<TrialResult> results, Objective objective) {
    List<TrialHistory> ranked = new ArrayList<>(TrialHistory.of(results, objective));
    ranked.removeIf(history -> history.score(objective).isEmpty());
    ranked.sort(
        Comparator.comparingInt(TrialHistory::completedEpochs)
            .reversed()
            .thenComparing(history -> history.score(objective).orElseThrow(), objective.bestFirst())
            .thenComparing(history -> history.trial().id()));
    List<Entry> entries = new ArrayList<>();
    for (TrialHistory history : ranked) {
      double score = history.score(objective).orElseThrow();
      entries.add(
          new Entry(entries.size() + 1, history.trial(), history.completedEpochs(), score, null));
    }
    return new Leaderboard(entries);
  }

  /** The first rank; empty where no trial is usable. */
  public Optional<Entry> best() {
    return entries.stream().findFirst();
  }

  /**
   * This leaderboard with what the first rank scored on the test part.
   *
   * @throws IllegalStateException if there is no first rank
   */
  public Leaderboard withTestScore(double score) {
    if (entries.isEmpty()) {
      throw new IllegalStateException("Cannot add a test score: no trial has a rank");
    }
    List<Entry> tested = new ArrayList<>(entries);
    tested.set(0, entries.get(0).withTestScore(score));
    return new Leaderboard(tested);
  }
}

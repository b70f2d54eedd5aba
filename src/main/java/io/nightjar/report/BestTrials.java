package io.nightjar.report;

import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The best of the trials that are decided on, followed while a study runs. It ranks as {@link
 * Leaderboard} does and keeps, besides the best, only trials that may be asked for again.
 */
public final class BestTrials {
  private final Objective objective;
  private final int places;
  private final Map<Long, Optional<Ranked>> undecided = new HashMap<>();
  private final NavigableSet<Ranked> best;

  /** Follows so many of the best. */
  public BestTrials(Objective objective, int places) {
    this.objective = objective;
    this.places = places;
    this.best =
        new TreeSet<>(Comparator.comparing(Ranked::standing, Standing.bestFirst(objective)));
  }

  /** A trial that may have a rank. */
  public record Ranked(Trial trial, Standing standing) {}

  /** Learns of a result; only those of the search count. */
  public void tell(TrialResult result) {
    if (result.task().purpose() == Purpose.SEARCH) {
      undecided.merge(result.task().trial().id(), ranked(result), BestTrials::later);
    }
  }

  private Optional<Ranked> ranked(TrialResult result) {
    Trial trial = result.task().trial();
    return objective.judged(result.outcome()) instanceof Outcome.Completed
        ? result
            .value(objective.metric())
            .map(score -> new Standing(trial.id(), result.task().epochs(), score))
            .map(standing -> new Ranked(trial, standing))
        : Optional.empty();
  }

  /** One failed task takes a trial out for good; else the largest budget counts. */
  private static Optional<Ranked> later(Optional<Ranked> one, Optional<Ranked> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    return one.get().standing().epochs() > other.get().standing().epochs() ? one : other;
  }

  /**
   * Learns that no further results of these trials will come.
   *
   * @return the ids of all trials that have no place now: of these, or of those before
   */
  public List<Long> decide(List<Trial> trials) {
    List<Long> losers = new ArrayList<>();
    for (Trial trial : trials) {
      Optional<Ranked> ranked = undecided.getOrDefault(trial.id(), Optional.empty());
      undecided.remove(trial.id());
      ranked.ifPresentOrElse(best::add, () -> losers.add(trial.id()));
      if (best.size() > places) {
        losers.add(best.pollLast().trial().id());
      }
    }
    return losers;
  }

  /** The first rank so far; empty where no trial is usable. */
  public Optional<Ranked> first() {
    return best.stream().findFirst();
  }
}

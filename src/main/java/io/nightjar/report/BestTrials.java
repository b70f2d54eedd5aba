package io.nightjar.report;

import io.nightjar.trial.Goals;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The best of the trials that are decided on, followed while a study runs. It ranks as {@link
 * Leaderboard} does and keeps, besides the best, only trials that may be asked for again.
 */
public final class BestTrials {
  private final Goals goals;
  private final int places;
  private final Map<Long, Optional<Ranked>> undecided = new HashMap<>();
  private Map<Long, Trial> best = Map.of();
  private Leaderboard leaderboard;

  /** Follows so many of the best, and with several objectives all of the first front. */
  public BestTrials(Goals goals, int places) {
    this.goals = goals;
    this.places = places;
    this.leaderboard = Leaderboard.of(List.of(), goals);
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
    return goals.judged(result.outcome()) instanceof Outcome.Completed
        ? Optional.of(new Ranked(result.task().trial(), Standing.of(result, goals)))
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
    Map<Long, Trial> candidates = new HashMap<>(best);
    List<Standing> standings = new ArrayList<>(leaderboard.standings());
    List<Long> losers = new ArrayList<>();
    for (Trial trial : trials) {
      Optional<Ranked> ranked = undecided.getOrDefault(trial.id(), Optional.empty());
      undecided.remove(trial.id());
      ranked.map(Ranked::standing).ifPresentOrElse(standings::add, () -> losers.add(trial.id()));
      candidates.put(trial.id(), trial);
    }
    losers.addAll(keep(standings, candidates));
    return losers;
  }

  /**
   * Keeps the best of all candidates: who is dominated once stays so, and never joins the front.
   */
  private List<Long> keep(List<Standing> standings, Map<Long, Trial> candidates) {
    Leaderboard all = Leaderboard.of(standings, goals);
    int count = Math.min(standings.size(), Math.max(places, all.front().size()));
    List<Standing> kept = all.standings().subList(0, count);
    leaderboard = new Leaderboard(kept, Math.min(count, all.feasible()), Optional.empty());
    best =
        kept.stream()
            .map(Standing::trial)
            .collect(Collectors.toMap(id -> id, id -> Objects.requireNonNull(candidates.get(id))));
    return all.standings().stream().skip(count).map(Standing::trial).toList();
  }

  /** The first ranks so far, those of the first one's budget that keep to the limits. */
  public List<Ranked> firsts() {
    return leaderboard.standings().stream()
        .limit(leaderboard.feasible())
        .takeWhile(each -> each.epochs() == leaderboard.standings().get(0).epochs())
        .map(each -> new Ranked(Objects.requireNonNull(best.get(each.trial())), each))
        .toList();
  }

  /** The first rank so far; empty where no trial is usable, or none keeps to the limits. */
  public Optional<Ranked> first() {
    return leaderboard
        .best()
        .map(standing -> new Ranked(Objects.requireNonNull(best.get(standing.trial())), standing));
  }
}

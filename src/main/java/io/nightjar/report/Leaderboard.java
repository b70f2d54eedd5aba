package io.nightjar.report;

import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The trials of a search, best first.
 *
 * <p>Ranks compare like with like: first the trials that completed the largest budget, by score,
 * ties by trial id; then those of the next lower budget. Several objectives rank the trials of a
 * budget as {@link io.nightjar.trial.Ranking} does. A trial beyond a limit comes after all that
 * keep to every limit, whatever its budget. A failed trial has no rank, even if an earlier rung of
 * it completed.
 *
 * <p>Trials that were repeated with fresh seeds come first, by the mean of their repeats.
 *
 * @param standings by rank
 * @param feasible how many of them, from the first, keep to every limit
 * @param testScore the first objective on the test part for the first rank, empty where it was not
 *     measured
 * @param honest by trial, for those that were repeated, best first
 */
public record Leaderboard(
    List<Standing> standings,
    int feasible,
    Optional<Double> testScore,
    Map<Long, HonestScore> honest) {
  public Leaderboard {
    standings = List.copyOf(standings);
    honest = Collections.unmodifiableMap(new LinkedHashMap<>(honest));
    if (feasible < 0 || feasible > standings.size()) {
      throw new IllegalArgumentException(
          "Invalid leaderboard: " + feasible + " feasible of " + standings.size());
    }
    if (feasible == 0 && testScore.isPresent()) {
      throw new IllegalArgumentException("Invalid leaderboard: a test score and no first rank");
    }
  }

  /** A leaderboard of a search alone. */
  Leaderboard(List<Standing> standings, int feasible, Optional<Double> testScore) {
    this(standings, feasible, testScore, Map.of());
  }

  /** Ranks trials, given in any order. */
  static Leaderboard of(Collection<Standing> trials, Goals goals) {
    return new StandingOrder(goals).ranked(trials);
  }

  /** The first rank; empty where no trial is usable, or none keeps to the limits. */
  public Optional<Standing> best() {
    return standings.stream().limit(feasible).findFirst();
  }

  /** The first front, by rank: empty where there is one objective, or no feasible trial. */
  public List<Standing> front() {
    int size = 0;
    while (size < feasible && standings.get(size).front() == 1) {
      size++;
    }
    return standings.subList(0, size);
  }

  /** This leaderboard with what the first rank scored on the test part. */
  Leaderboard withTestScore(double score) {
    return new Leaderboard(standings, feasible, Optional.of(score), honest);
  }

  /**
   * This leaderboard with those first that were repeated, by what came of it.
   *
   * @param repeats of any of the feasible trials that have the budget of the first rank
   */
  Leaderboard repeated(Collection<TrialResult> repeats, Goals goals) {
    Map<Long, Standing> equals = new LinkedHashMap<>();
    standings.stream()
        .limit(feasible)
        .takeWhile(each -> each.epochs() == standings.get(0).epochs())
        .forEach(each -> equals.put(each.trial(), each));
    List<RepeatScores> scores =
        Repeats.scores(repeats, goals).stream()
            .filter(each -> equals.containsKey(each.trial()))
            .toList();
    if (scores.isEmpty()) {
      return this;
    }
    Objective objective = goals.objective();
    ToDoubleFunction<Standing> loss = each -> objective.loss(each.score());
    double[] losses = equals.values().stream().mapToDouble(loss).toArray();
    Map<Long, HonestScore> byTrial =
        new HonestScores(scores, losses, objective)
            .byTrial(id -> loss.applyAsDouble(Objects.requireNonNull(equals.get(id))));
    List<Standing> ranked = new ArrayList<>();
    byTrial.keySet().forEach(id -> ranked.add(Objects.requireNonNull(equals.get(id))));
    standings.stream().filter(each -> !byTrial.containsKey(each.trial())).forEach(ranked::add);
    return new Leaderboard(ranked, feasible, testScore, byTrial);
  }

  /** What repeats say of the first rank; empty where there were none. */
  public Optional<HonestScore> honestBest() {
    return best().flatMap(first -> Optional.ofNullable(honest.get(first.trial())));
  }

  /** The trials that cannot be told apart from the first rank. */
  public List<Long> ties() {
    return honest.entrySet().stream()
        .filter(each -> each.getValue().tiesWithFirst())
        .map(Map.Entry::getKey)
        .toList();
  }
}

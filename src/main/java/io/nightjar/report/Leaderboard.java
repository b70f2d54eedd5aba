package io.nightjar.report;

import io.nightjar.trial.Goals;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The trials of a search, best first.
 *
 * <p>Ranks compare like with like: first the trials that completed the largest budget, by score,
 * ties by trial id; then those of the next lower budget. Several objectives rank the trials of a
 * budget as {@link io.nightjar.trial.Ranking} does. A trial beyond a limit comes after all that
 * keep to every limit, whatever its budget. A failed trial has no rank, even if an earlier rung of
 * it completed.
 *
 * @param standings by rank
 * @param feasible how many of them, from the first, keep to every limit
 * @param testScore the first objective on the test part for the first rank, empty where it was not
 *     measured
 */
public record Leaderboard(List<Standing> standings, int feasible, Optional<Double> testScore) {
  public Leaderboard {
    standings = List.copyOf(standings);
    if (feasible < 0 || feasible > standings.size()) {
      throw new IllegalArgumentException(
          "Invalid leaderboard: " + feasible + " feasible of " + standings.size());
    }
    if (feasible == 0 && testScore.isPresent()) {
      throw new IllegalArgumentException("Invalid leaderboard: a test score and no first rank");
    }
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
    return new Leaderboard(standings, feasible, Optional.of(score));
  }
}

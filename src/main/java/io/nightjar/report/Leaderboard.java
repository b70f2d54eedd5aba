package io.nightjar.report;

import io.nightjar.trial.Objective;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The trials of a search, best first.
 *
 * <p>Ranks compare like with like: first the trials that completed the largest budget, by score,
 * ties by trial id; then those of the next lower budget. A failed trial has no rank, even if an
 * earlier rung of it completed.
 *
 * @param standings by rank
 * @param testScore the objective on the test part for the first rank, empty where it was not
 *     measured
 */
public record Leaderboard(List<Standing> standings, Optional<Double> testScore) {

  public Leaderboard {
    standings = List.copyOf(standings);
    if (standings.isEmpty() && testScore.isPresent()) {
      throw new IllegalArgumentException("Invalid leaderboard: a test score and no first rank");
    }
  }

  /** Ranks trials, given in any order. */
  static Leaderboard of(Collection<Standing> trials, Objective objective) {
    return new Leaderboard(
        trials.stream().sorted(Standing.bestFirst(objective)).toList(), Optional.empty());
  }

  /** The first rank; empty where no trial is usable. */
  public Optional<Standing> best() {
    return standings.stream().findFirst();
  }

  /** This leaderboard with what the first rank scored on the test part. */
  Leaderboard withTestScore(double score) {
    return new Leaderboard(standings, Optional.of(score));
  }
}

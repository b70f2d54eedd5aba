package io.nightjar.report;

import io.nightjar.space.SearchSpace;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.Trial;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code leaderboard}: one ranked trial.
 *
 * @param rank from 1
 * @param testScore null where it was not measured, as in all but the first
 */
public record LeaderboardRow(int rank, Trial trial, Standing standing, @Nullable Double testScore) {

  static Layout<LeaderboardRow> layout(SearchSpace space) {
    return new Layout<LeaderboardRow>("leaderboard")
        .bigint("rank", row -> (long) row.rank)
        .bigint("trial_id", row -> row.trial.id())
        .real("score", row -> row.standing.score())
        .bigint("epochs", row -> (long) row.standing.epochs())
        .parameters(space, row -> row.trial.configuration())
        .real("test_score", row -> row.testScore);
  }

  /** The first ranks, at most so many, one by one. */
  static Iterator<LeaderboardRow> of(Leaderboard leaderboard, ResultStore results, int most) {
    Iterator<Standing> standings = leaderboard.standings().stream().limit(most).iterator();
    Iterator<Trial> trials =
        results.trials(
            leaderboard.standings().stream().limit(most).mapToLong(Standing::trial).iterator());
    return new Iterator<>() {
      private int rank;

      @Override
      public boolean hasNext() {
        return standings.hasNext();
      }

      @Override
      public LeaderboardRow next() {
        Double testScore = rank == 0 ? Layout.orNull(leaderboard.testScore()) : null;
        return new LeaderboardRow(++rank, trials.next(), standings.next(), testScore);
      }
    };
  }
}

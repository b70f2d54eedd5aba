package io.nightjar.report;

import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Place;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.Trial;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code leaderboard}: one ranked trial.
 *
 * @param rank from 1
 * @param testScore null where it was not measured, as in all but the first
 * @param honest null where it was not repeated
 */
public record LeaderboardRow(
    int rank,
    Trial trial,
    Standing standing,
    Feasibility feasibility,
    @Nullable Double testScore,
    @Nullable HonestScore honest) {

  /** Whether a trial keeps to every limit. */
  public enum Feasibility {
    FEASIBLE,
    INFEASIBLE
  }

  public boolean isFeasible() {
    return feasibility == Feasibility.FEASIBLE;
  }

  static Layout<LeaderboardRow> layout(SearchSpace space, Goals goals) {
    Layout<LeaderboardRow> layout =
        new Layout<LeaderboardRow>("leaderboard")
            .bigint("rank", row -> (long) row.rank)
            .bigint("trial_id", row -> row.trial.id())
            .real("score", row -> row.standing.score())
            .bigint("epochs", row -> (long) row.standing.epochs())
            .parameters(space, row -> row.trial.configuration())
            .real("mean", row -> row.honest == null ? null : row.honest.mean())
            .real("ci_low", row -> row.honest == null ? null : row.honest.low())
            .real("ci_high", row -> row.honest == null ? null : row.honest.high())
            .bigint(
                "repeats", row -> row.honest == null ? null : (Long) (long) row.honest.repeats())
            .flag("ties_with_first", row -> row.honest == null ? null : row.honest.tiesWithFirst())
            .real("test_score", row -> row.testScore)
            .bigint("front", row -> row.front())
            .flag("feasible", LeaderboardRow::isFeasible);
    List<String> metrics = goals.metrics();
    for (int i = 1; i < metrics.size(); i++) {
      int metric = i;
      layout.real("m_" + metrics.get(i).replace('-', '_'), row -> row.value(metric));
    }
    return layout;
  }

  /** The number of its front, from 1; null where it has none. */
  public @Nullable Long front() {
    return standing.front() == Place.NO_FRONT ? null : (Long) (long) standing.front();
  }

  /**
   * The value of a metric, null where it is none that all readers agree on.
   *
   * @param metric its position among the goals' metrics
   */
  public @Nullable Double value(int metric) {
    double value = standing.value(metric);
    return Double.isFinite(value) ? (Double) value : null;
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
        Feasibility feasibility =
            rank < leaderboard.feasible() ? Feasibility.FEASIBLE : Feasibility.INFEASIBLE;
        Standing standing = standings.next();
        HonestScore honest = leaderboard.honest().get(standing.trial());
        return new LeaderboardRow(++rank, trials.next(), standing, feasibility, testScore, honest);
      }
    };
  }
}

package io.nightjar.report;

import io.nightjar.space.SearchSpace;

/** A row of {@code leaderboard}: one ranked trial. */
public record LeaderboardRow(Leaderboard.Entry entry) {

  static Layout<LeaderboardRow> layout(SearchSpace space) {
    return new Layout<LeaderboardRow>("leaderboard")
        .bigint("rank", row -> (long) row.entry.rank())
        .bigint("trial_id", row -> row.entry.trial().id())
        .real("score", row -> row.entry.score())
        .bigint("epochs", row -> (long) row.entry.epochs())
        .parameters(space, row -> row.entry.trial().configuration())
        .real("test_score", row -> row.entry.testScore());
  }
}

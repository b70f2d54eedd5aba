package io.nightjar.faults;

import io.nightjar.spark.DuckDb;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Parquet tables of the one sweep in a results folder. */
final class Tables {
  private final DuckDb tables;

  Tables(Path results) {
    this.tables = new DuckDb(results);
  }

  /** A trial's end; the kind of its failure is empty where it did not fail. */
  record TrialLine(long id, String status, String failure) {}

  /** A try at a task. */
  record AttemptLine(
      String purpose, long trial, long epochs, long number, String executor, String failure) {
    String task() {
      return purpose + " of trial " + trial + " to epoch " + epochs;
    }

    boolean isFailed() {
      return !failure.isEmpty();
    }
  }

  /** Every rank with its trial, score, epochs and test score. */
  List<List<@Nullable Object>> leaderboard() throws SQLException {
    return tables.rows("leaderboard", "rank, trial_id, score, epochs, test_score", "rank");
  }

  List<TrialLine> trials() throws SQLException {
    return tables.rows("trials", "trial_id, status, failure_kind", "trial_id").stream()
        .map(row -> new TrialLine(number(row.get(0)), text(row.get(1)), text(row.get(2))))
        .toList();
  }

  List<AttemptLine> attempts() throws SQLException {
    return tables
        .rows(
            "attempts",
            "purpose, trial_id, epochs, attempt, executor, failure_kind",
            "purpose, trial_id, epochs, attempt")
        .stream()
        .map(Tables::attempt)
        .toList();
  }

  private static AttemptLine attempt(List<@Nullable Object> row) {
    return new AttemptLine(
        text(row.get(0)),
        number(row.get(1)),
        number(row.get(2)),
        number(row.get(3)),
        text(row.get(4)),
        text(row.get(5)));
  }

  /** The exit codes in the table of sweeps. */
  List<Long> exits() throws SQLException {
    return tables.rows("sweeps", "exit_code", "exit_code").stream()
        .map(row -> number(row.get(0)))
        .toList();
  }

  private static String text(@Nullable Object cell) {
    return cell == null ? "" : cell.toString();
  }

  private static long number(@Nullable Object cell) {
    return Long.parseLong(text(cell));
  }
}

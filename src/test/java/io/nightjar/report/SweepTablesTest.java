package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.trial.Constraint;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SweepTablesTest {
  private static final SweepFacts FACTS = Results.facts("digits", "s_20260301T010000Z_ab12");
  private static final Map<String, Table> TABLES = tables(Results.sweep());

  private static Map<String, Table> tables(List<TrialResult> results) {
    return Results.inMemory(Results.tables(FACTS, results));
  }

  @Test
  void hasTheFiveTablesWithTheirColumns() {
    assertThat(TABLES.keySet())
        .containsExactlyInAnyOrder("trials", "attempts", "curves", "leaderboard", "sweeps");
    assertThat(names("trials"))
        .containsExactly(
            ("trial_id status failure_kind failure_reason epochs score objective direction seed"
                    + " seconds warnings params_json p_optimizer p_learning_rate p_width p_momentum"
                    + " p_batch_norm data_fingerprint code_version library_versions backend device"
                    + " omp_threads host started_at ended_at")
                .split(" "));
    assertThat(names("attempts"))
        .contains(
            ("trial_id epochs attempt slot executor host outcome failure_kind failure_reason"
                    + " from_epochs started_at ended_at seconds")
                .split(" "));
    assertThat(names("curves")).containsExactly("trial_id", "epoch", "metric", "value");
    assertThat(names("leaderboard"))
        .contains("rank", "trial_id", "score", "epochs", "p_learning_rate", "test_score");
    assertThat(names("sweeps"))
        .contains(
            ("job_hash data_fingerprint code_version outcome exit_code slots seconds started_at"
                    + " ended_at best_trial_id best_score")
                .split(" "));
  }

  @Test
  void theLeaderboardHasTheOtherMetricsOfTheGoals() {
    Goals goals =
        new Goals(
            Results.TRADED.objectives(),
            List.of(
                new Constraint("epoch-time", Constraint.Bound.AT_MOST, 2),
                new Constraint("accuracy", Constraint.Bound.AT_LEAST, 0.5)));
    List<TrialResult> results =
        List.of(timed(0, 0.8, 20, 1), timed(1, 0.7, 30, 1), timed(2, 0.9, 5, Double.NaN));
    Table board = leaderboard(goals, results);
    assertThat(board.columns().subList(board.columns().size() - 5, board.columns().size()))
        .containsExactly(
            new Column("test_score", Column.Type.DOUBLE),
            new Column("front", Column.Type.BIGINT),
            new Column("feasible", Column.Type.BOOLEAN),
            new Column("m_parameters", Column.Type.DOUBLE),
            new Column("m_epoch_time", Column.Type.DOUBLE));
    assertThat(column(board, "trial_id")).containsExactly(0L, 1L, 2L);
    assertThat(column(board, "front")).containsExactly(1L, 2L, null);
    assertThat(column(board, "feasible")).containsExactly(true, true, false);
    assertThat(column(board, "m_parameters")).containsExactly(20.0, 30.0, 5.0);
    assertThat(column(board, "m_epoch_time")).containsExactly(1.0, 1.0, null);
  }

  @Test
  void oneObjectiveHasNoFrontsAndEverythingIsFeasible() {
    assertThat(column("leaderboard", "front")).containsOnlyNulls();
    assertThat(column("leaderboard", "feasible")).containsOnly(true);
  }

  private static TrialResult timed(long id, double accuracy, double parameters, double seconds) {
    TrialResult result = Results.sized(id, 9, accuracy, parameters);
    Map<String, Double> metrics = new HashMap<>();
    metrics.put("accuracy", accuracy);
    metrics.put("parameters", parameters);
    metrics.put("epoch-time", seconds);
    return new TrialResult(
        result.task(),
        new Outcome.Completed(new Measurement(9, metrics)),
        result.curve(),
        result.attempts(),
        List.of());
  }

  private static Table leaderboard(Goals goals, List<TrialResult> results) {
    SweepFacts facts = Results.facts("digits", "s_20260301T010000Z_ab12", goals);
    return Objects.requireNonNull(
        Results.inMemory(Results.tables(facts, results)).get("leaderboard"));
  }

  private static List<@Nullable Object> column(Table table, String column) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      cells.add(table.cell(row, column));
    }
    return cells;
  }

  @Test
  void typesNumbersAsDoubleAndTheRestAsText() {
    assertThat(table("trials").columns())
        .contains(
            new Column("p_optimizer", Column.Type.STRING),
            new Column("p_learning_rate", Column.Type.DOUBLE),
            new Column("p_width", Column.Type.DOUBLE),
            new Column("p_batch_norm", Column.Type.STRING),
            new Column("epochs", Column.Type.BIGINT),
            new Column("seed", Column.Type.BIGINT),
            new Column("started_at", Column.Type.TIMESTAMP));
  }

  @Test
  void tellsCompletedStoppedAndFailedTrialsApart() {
    assertThat(column("trials", "status")).containsExactly("stopped", "completed", "failed");
    assertThat(column("trials", "score")).containsExactly(0.7, 0.9, null);
    assertThat(column("trials", "epochs")).containsExactly(3L, 9L, 4L);
    assertThat(column("trials", "failure_kind")).containsExactly(null, null, "diverged");
    assertThat(column("trials", "failure_reason")).containsExactly(null, null, "loss is NaN");
    assertThat(column("trials", "warnings")).containsExactly(null, null, "restarted");
  }

  @Test
  void writesParametersWithNullWhereInactive() {
    assertThat(column("trials", "p_width")).containsExactly(8.0, 9.0, 10.0);
    assertThat(column("trials", "p_momentum")).containsExactly(null, 0.9, null);
    assertThat(column("trials", "p_batch_norm")).containsOnly("true");
    assertThat(table("trials").cell(1, "params_json"))
        .isEqualTo(
            "{\"batch-norm\":true,\"learning-rate\":0.002,\"momentum\":0.9,"
                + "\"optimizer\":\"momentum\",\"width\":9}");
  }

  @Test
  void addsUpTheTimeOfAllAttempts() {
    assertThat(column("trials", "seconds")).containsExactly(1.5, 3.0, 4.5);
    assertThat(table("trials").cell(2, "started_at")).isEqualTo(Results.START.plusSeconds(10));
    assertThat(table("trials").cell(2, "ended_at")).isEqualTo(Results.START.plusMillis(21_500));
  }

  @Test
  void accountsForEveryAttemptOfEveryPurpose() {
    assertThat(column("attempts", "attempt")).containsExactly(1L, 1L, 1L, 1L, 1L, 2L, 1L);
    assertThat(column("attempts", "epochs")).containsExactly(3L, 3L, 9L, 3L, 9L, 9L, 9L);
    assertThat(column("attempts", "purpose")).last().isEqualTo("test");
    assertThat(table("attempts").cell(4, "failure_kind")).isEqualTo("crashed");
    assertThat(table("attempts").cell(4, "outcome")).isEqualTo("failed");
    assertThat(table("attempts").cell(2, "from_epochs")).isEqualTo(3L);
  }

  @Test
  void keepsOneCurvePointPerTrialEpochAndMetric() {
    List<String> keys =
        table("curves").rows().stream().map(row -> row.subList(0, 3).toString()).toList();
    assertThat(keys).doesNotHaveDuplicates().hasSize((3 + 9 + 4) * 2);
    assertThat(column("curves", "value")).last().isNull();
  }

  @Test
  void keepsTheFirstMeasurementWhereEpochsWereTrainedAgain() {
    TrialResult again = Results.completed(0, 0, 9, 0.9);
    Map<String, Table> tables = tables(List.of(Results.completed(0, 3, 0.7), again));
    assertThat(Objects.requireNonNull(tables.get("curves")).rows())
        .hasSize(18)
        .contains(List.of(0L, 3L, "accuracy", 0.7));
  }

  @Test
  void ranksWithTheTestOfTheFirst() {
    assertThat(column("leaderboard", "rank")).containsExactly(1L, 2L);
    assertThat(column("leaderboard", "trial_id")).containsExactly(1L, 0L);
    assertThat(column("leaderboard", "test_score")).containsExactly(0.88, null);
    assertThat(column("leaderboard", "p_optimizer")).containsExactly("momentum", "adam");
  }

  @Test
  void sumsTheSweepUp() {
    Table sweeps = table("sweeps");
    assertThat(sweeps.rows()).hasSize(1);
    assertThat(sweeps.cell(0, "trials")).isEqualTo(3L);
    assertThat(sweeps.cell(0, "completed")).isEqualTo(1L);
    assertThat(sweeps.cell(0, "stopped")).isEqualTo(1L);
    assertThat(sweeps.cell(0, "failed")).isEqualTo(1L);
    assertThat(sweeps.cell(0, "best_trial_id")).isEqualTo(1L);
    assertThat(sweeps.cell(0, "best_score")).isEqualTo(0.9);
    assertThat(sweeps.cell(0, "seconds")).isEqualTo(90.0);
    assertThat(sweeps.cell(0, "warnings")).isNull();
  }

  @Test
  void sumsUpASweepWithoutUsableTrials() {
    Map<String, Table> tables = tables(List.of(Results.failed(0, 0, 3)));
    Table sweeps = Objects.requireNonNull(tables.get("sweeps"));
    Table leaderboard = Objects.requireNonNull(tables.get("leaderboard"));
    assertThat(sweeps.cell(0, "best_trial_id")).isNull();
    assertThat(leaderboard.rows()).isEmpty();
    assertThat(leaderboard.columns()).isEqualTo(table("leaderboard").columns());
  }

  @Test
  void doesNotDependOnTheOrderOfResults() {
    List<TrialResult> reversed = new ArrayList<>(Results.sweep());
    Collections.reverse(reversed);
    assertThat(tables(reversed)).isEqualTo(TABLES);
  }

  @Test
  void refusesNamesThatWouldBreakTheLakesFolders() {
    assertThatThrownBy(() -> Results.facts("../x", "s_1")).hasMessage("Invalid study name: ../x");
    assertThatThrownBy(() -> Results.facts("x", "20260301"))
        .hasMessage("Invalid sweep id: 20260301");
  }

  private static List<String> names(String table) {
    return table(table).columns().stream().map(Column::name).toList();
  }

  private static List<@Nullable Object> column(String table, String column) {
    return IntStream.range(0, table(table).rows().size())
        .<@Nullable Object>mapToObj(row -> table(table).cell(row, column))
        .toList();
  }

  private static Table table(String name) {
    return Objects.requireNonNull(TABLES.get(name));
  }
}

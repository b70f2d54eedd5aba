package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.report.Column;
import io.nightjar.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RankTextTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("rank", Column.Type.BIGINT),
          new Column("trial_id", Column.Type.BIGINT),
          new Column("score", Column.Type.DOUBLE),
          new Column("epochs", Column.Type.BIGINT),
          new Column("p_optimizer", Column.Type.STRING),
          new Column("p_learning_rate", Column.Type.DOUBLE),
          new Column("p_depth", Column.Type.DOUBLE),
          new Column("p_width", Column.Type.DOUBLE),
          new Column("mean", Column.Type.DOUBLE),
          new Column("ci_low", Column.Type.DOUBLE),
          new Column("ci_high", Column.Type.DOUBLE),
          new Column("ties_with_first", Column.Type.BOOLEAN),
          new Column("test_score", Column.Type.DOUBLE),
          new Column("front", Column.Type.BIGINT),
          new Column("feasible", Column.Type.BOOLEAN));

  private static Table board() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(row(1L, 7L, 0.98, 64.0, 0.975, 0.96, 0.99, false, 0.97));
    rows.add(row(2L, 3L, 0.99, 128.0, 0.97, 0.955, 0.98, true, null));
    rows.add(row(3L, 4L, 0.9, 64.0, null, null, null, null, null));
    return new Table("leaderboard", COLUMNS, rows);
  }

  private static List<@Nullable Object> row(
      long rank, long trial, double score, double width, @Nullable Object... honest) {
    List<@Nullable Object> row = new ArrayList<>();
    row.addAll(List.of(rank, trial, score, 9L, "adam", 0.001 * rank, 2.0, width));
    row.addAll(Arrays.asList(honest));
    row.addAll(Arrays.asList(null, true));
    return row;
  }

  @Test
  void whatDecidesIsShownAndTheConstantIsSaidOnce() {
    assertThat(new RankText(board(), 20).fitting(Integer.MAX_VALUE))
        .containsExactly(
            "The same in all: optimizer adam, depth 2",
            "rank  trial  score   mean  95 % interval  ties  epochs  learning-rate  width",
            "   1      7   0.98  0.975  0.96 to 0.99   -          9          0.001     64",
            "   2      3   0.99   0.97  0.955 to 0.98  yes        9          0.002    128",
            "   3      4    0.9      -  -              -          9          0.003     64",
            "Rank 1 on the test part, measured once: score 0.97");
  }

  @Test
  void aNarrowTerminalHasFewerParametersAndSaysWhich() {
    assertThat(new RankText(board(), 2).fitting(70))
        .containsExactly(
            "The same in all: optimizer adam, depth 2",
            "rank  trial  score   mean  95 % interval  ties  epochs  learning-rate",
            "   1      7   0.98  0.975  0.96 to 0.99   -          9          0.001",
            "   2      3   0.99   0.97  0.955 to 0.98  yes        9          0.002",
            "... and 1 more: --top 3 shows them",
            "Rank 1 on the test part, measured once: score 0.97",
            "No room for, but with --wide: width");
    assertThat(new RankText(board(), 2).fitting(30))
        .startsWith("The same in all:", "  optimizer adam, depth 2")
        .endsWith("No room for, but with --wide:", "  learning-rate, width");
  }

  @Test
  void wideShowsEveryParameter() {
    assertThat(new RankText(board(), 1).wide())
        .startsWith(
            "rank  trial  score   mean  95 % interval  ties  epochs  learning-rate  width"
                + "  optimizer  depth");
  }

  @Test
  void aLeaderboardWithoutRanksIsItsHeader() {
    assertThat(new RankText(new Table("leaderboard", COLUMNS, List.of()), 20).fitting(80))
        .containsExactly("rank  trial  score  epochs");
  }
}

package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.spark.DuckDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps that repeat their best trials, and the commands that look at winners. */
@Tag("slow")
final class HonestRunTest {
  private static final String JOB =
      """
      study: honest
      model: mlp
      data: {source: digits, rows: 400}
      parameters:
        learning-rate: documented
        width: 8
        depth: 1
      budget: {trials: 4, epochs: [1, 3]}
      honest: {best: 2, repeats: 3}
      """;

  private static final String COLUMNS =
      "trial_id, score, mean, ci_low, ci_high, repeats, ties_with_first, test_score, rank";

  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");

  @TempDir private Path folder;
  private String job = "";

  @BeforeEach
  void writeJob() throws Exception {
    job = Files.writeString(folder.resolve("honest.yaml"), JOB).toString();
  }

  private Cli run(String... options) {
    return Cli.call(
        Stream.concat(
                Stream.of("run", job, "--results", results(), "--slots", "2", "--no-progress"),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private String results() {
    return folder.resolve("results").toString();
  }

  private List<? extends List<?>> board() throws Exception {
    return new DuckDb(folder.resolve("results")).rows("leaderboard", COLUMNS, "rank");
  }

  @Test
  void theBestAreTrainedAgainAndRankedByTheirMean() throws Exception {
    Cli run = run("--json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode best = run.json().path("best");
    assertThat(best.fieldNames())
        .toIterable()
        .containsExactly(
            "trial",
            "score",
            "epochs",
            "mean",
            "ci_low",
            "ci_high",
            "repeats",
            "ties",
            "test_score",
            "configuration");
    assertThat(best.path("repeats").asInt()).isEqualTo(3);
    assertThat(best.path("mean").asDouble()).isBetween(0.1, 1.0);
    assertThat(best.path("ci_low").asDouble()).isLessThan(best.path("ci_high").asDouble());
    assertThat(best.path("test_score").isNumber()).isTrue();

    List<? extends List<?>> board = board();
    assertThat(board).hasSize(4);
    assertThat(board.get(0).get(0)).isEqualTo(best.path("trial").asLong());
    assertThat((Double) board.get(0).get(2)).isGreaterThanOrEqualTo((Double) board.get(1).get(2));
    assertThat(board.get(2).subList(2, 8)).containsOnlyNulls();
    assertThat(board)
        .extracting(row -> row.get(7) != null)
        .containsExactly(true, false, false, false);
    assertThat(
            new DuckDb(folder.resolve("results"))
                .rows("attempts", "purpose, repeat", "purpose, repeat").stream()
                    .filter(row -> "repeat".equals(row.get(0)))
                    .map(row -> row.get(1)))
        .containsExactly(1L, 1L, 2L, 2L, 3L, 3L);
    assertThat(Cli.call("rank", results()).out()).contains("95 % interval", "ties");
  }

  @Test
  void aSweepCutAmongItsRepeatsGoesOnThere() throws Exception {
    assertThat(run().exit()).isZero();
    List<? extends List<?>> whole = board();
    Path sweep = onlySweep();
    Path journal = sweep.resolve("journal.jsonl");
    List<String> lines = Files.readAllLines(journal);
    int cut = 0;
    for (int found = 0; found < 3; cut++) {
      found +=
          lines.get(cut).contains("\"told\"") && lines.get(cut).contains("\"repeat\":") ? 1 : 0;
    }
    Files.write(journal, lines.subList(0, cut));
    Files.delete(sweep.resolve("outcome.json"));

    Cli resumed = run("--resume");
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(onlySweep()).isEqualTo(sweep);
    assertThat(board()).isEqualTo(whole);
    assertThat(Files.readAllLines(journal)).hasSameSizeAs(lines).startsWith(lines.get(0));
  }

  private Path onlySweep() throws Exception {
    try (Stream<Path> sweeps = Files.list(folder.resolve("results/runs"))) {
      List<Path> all = sweeps.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  @Test
  void nightsAreComparedOnTheSameDataAlone() throws Exception {
    assertThat(run().exit()).isZero();
    Cli alone = Cli.call("compare", results(), "--gate");
    assertThat(alone.exit()).isZero();
    assertThat(alone.out())
        .startsWith("Cannot compare sweep ")
        .contains("no finished sweep before");

    assertThat(run().exit()).isZero();
    JsonNode same = Cli.call("compare", results(), "--json").json();
    assertThat(same.path("verdict").asText()).isEqualTo("same");
    assertThat(same.path("difference").asDouble()).as("the same seeds").isZero();
    assertThat(same.path("pairs").asInt()).isEqualTo(3);
    assertThat(comparisonOnPage()).isEqualTo(same);

    Cli better = runBetter();
    assertThat(better.exit()).as(better.err()).isZero();
    Cli gate = Cli.call("compare", results(), "--gate");
    assertThat(gate.exit()).as(gate.out()).isEqualTo(10);
    assertThat(gate.out()).contains("Better: the difference of accuracy is ", "3 pairs of repeats");
    assertThat(comparisonOnPage().path("verdict").asText()).isEqualTo("better");
    Cli report = Cli.call("report", results());
    assertThat(report.exit()).as(report.err()).isZero();
    assertThat(comparisonOnPage()).isEqualTo(Cli.call("compare", results(), "--json").json());
    assertThat(Cli.call("compare", results()).exit()).as("without a gate").isZero();

    assertThat(run("--set", "data.rows=300").exit()).isZero();
    Cli other = Cli.call("compare", results(), "--gate");
    assertThat(other.exit()).isZero();
    assertThat(other.out()).contains("their data differ, fingerprint ");
    Cli unknown = Cli.call("compare", results(), "--with", "s_1");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("--with: Cannot find sweep s_1 of study honest");
  }

  /** The winner and the other trial that was repeated, with what the outcome says of them. */
  private void assertTheWinnerAndASecondAreExplained(JsonNode best) throws Exception {
    String winner = best.path("trial").asText();
    JsonNode first = Cli.call("explain", results(), "--trial", winner, "--json").json();
    assertThat(first.path("rank").asInt()).isEqualTo(1);
    assertThat(first.path("winner").asBoolean()).isTrue();
    for (String key : List.of("mean", "ci_low", "ci_high", "repeats", "ties", "test_score")) {
      assertThat(first.path(key)).as(key).isEqualTo(best.path(key));
    }
    assertThat(first.path("repeat_scores")).hasSize(3);
    assertThat(Cli.call("explain", results(), "--trial", winner).out())
        .contains(": rank 1 of 4, the winner\n", "Trained 3 times more with fresh seeds: accuracy ")
        .contains("  mean ", ", 95 % interval ", "On the test part, measured once: accuracy ");

    String other = String.valueOf(board().get(1).get(0));
    Cli text = Cli.call("explain", results(), "--trial", other);
    JsonNode second = Cli.call("explain", results(), "--trial", other, "--json").json();
    assertThat(second.path("rank").asInt()).isEqualTo(2);
    assertThat(text.out())
        .contains(": rank 2 of 4\n")
        .contains(
            second.path("ties_with_first").asBoolean()
                ? "It cannot be told apart from the winner, trial " + winner
                : "It is worse than the winner, trial " + winner)
        .doesNotContain("test part");
    String third = String.valueOf(board().get(2).get(0));
    assertThat(Cli.call("explain", results(), "--trial", third).out())
        .contains(": rank 3 of 4\n")
        .doesNotContain("fresh seeds");
  }

  private JsonNode best() throws Exception {
    return new ObjectMapper().readTree(onlySweep().resolve("outcome.json").toFile()).path("best");
  }

  /** On the newest sweep's page. */
  private JsonNode comparisonOnPage() throws Exception {
    try (Stream<Path> sweeps = Files.list(folder.resolve("results/runs"))) {
      Path newest = sweeps.max(Comparator.naturalOrder()).orElseThrow();
      Matcher data = DATA.matcher(Files.readString(newest.resolve("report.html")));
      assertThat(data.find()).isTrue();
      return new ObjectMapper().readTree(data.group(1)).path("comparison");
    }
  }

  private Cli runBetter() {
    return run("--set", "budget.epochs=[20, 20]", "--set", "parameters.width=32");
  }

  @Test
  void theBestIsAJobAndEveryTrialIsExplained() throws Exception {
    assertThat(run().exit()).isZero();
    Cli best = Cli.call("best", results());
    assertThat(best.exit()).as(best.err()).isZero();
    Path written = Files.writeString(folder.resolve("best.yaml"), best.out());
    Cli check = Cli.call("check", written.toString());
    assertThat(check.exit()).as(check.err() + best.out()).isZero();
    assertThat(best.out()).as("another study than that of the nights").contains("-best\n");
    assertThat(Cli.call("plan", written.toString()).out()).contains("1 trial, at most 3 epochs");
    assertThat(Cli.call("best", results(), "--trial", "99").err())
        .contains("--trial: Cannot find trial 99 among the ranks of sweep ");

    for (int trial = 0; trial < 4; trial++) {
      Cli text = Cli.call("explain", results(), "--trial", "" + trial);
      assertThat(text.exit()).as(text.err()).isZero();
      assertThat(text.out()).startsWith("Trial " + trial + ", bracket ").contains("learning-rate");
      JsonNode explained = Cli.call("explain", results(), "--trial", "" + trial, "--json").json();
      assertThat(explained.at("/rungs/0/rank").asInt()).isBetween(1, 4);
      assertThat(explained.at("/guide/learning-rate").asText()).isEqualTo("57.4");
    }
    assertTheWinnerAndASecondAreExplained(best());
    assertThat(Cli.call("explain", results(), "--trial", "4").err())
        .contains("--trial: Cannot find trial 4 in sweep ");
  }
}

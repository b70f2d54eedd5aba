package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.spark.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole sweeps of a tiny study through the command line: what they print, write and return. */
@Tag("slow")
final class RunTest {
  private static final String JOB =
      """
      study: tiny
      model: mlp
      data: digits
      parameters:
        learning-rate: documented
        width: 16
        depth: 1
      budget: {trials: 4, epochs: [1, 3]}
      """;

  /** More trials than the tiny study has. */
  private static final int LONGER = 20;

  @TempDir private Path folder;
  private Path job = Path.of("unset");

  @BeforeEach
  void writeJob() throws IOException {
    job = Files.writeString(folder.resolve("tiny.yaml"), JOB);
  }

  @Test
  void aGoodSweepPrintsWritesAndRanksTheSame() throws Exception {
    Cli run = run("--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    JsonNode report = run.json();

    assertSays(report);
    assertHoldsTablesAndRun(report);
    assertRanksAs(report);
    assertSeveralStudiesNeedAName();
  }

  private void assertSays(JsonNode report) {
    assertThat(report.fieldNames())
        .toIterable()
        .containsExactly(
            "study",
            "sweep",
            "trials",
            "planned_trials",
            "completed",
            "stopped",
            "failed",
            "seconds",
            "slots",
            "results",
            "best",
            "warnings");
    assertThat(report.path("study").asText()).isEqualTo("tiny");
    assertThat(report.path("sweep").asText()).matches("s_[0-9]{8}T[0-9]{9}Z_[0-9a-f]{8}");
    assertThat(report.path("trials").asInt()).isEqualTo(4);
    assertThat(report.path("completed").asInt() + report.path("stopped").asInt()).isEqualTo(4);
    assertThat(report.path("failed").asInt()).isZero();
    assertThat(report.path("slots").asInt()).isEqualTo(2);
    assertThat(report.path("results").asText()).isEqualTo(results());
    assertThat(report.path("warnings").isArray()).isTrue();
    JsonNode best = report.path("best");
    assertThat(best.fieldNames())
        .toIterable()
        .containsExactly("trial", "score", "epochs", "test_score", "configuration");
    assertThat(best.path("epochs").asInt()).isEqualTo(3);
    assertThat(best.path("score").asDouble()).isBetween(0.2, 1.0);
    assertThat(best.path("test_score").asDouble()).isBetween(0.2, 1.0);
    assertThat(best.at("/configuration/width").asInt()).isEqualTo(16);
    assertThat(best.at("/configuration/learning-rate").asDouble()).isBetween(1e-3, 1e-2);
  }

  private void assertHoldsTablesAndRun(JsonNode report) throws Exception {
    String sweep = report.path("sweep").asText();
    for (String table : List.of("trials", "attempts", "curves", "leaderboard", "sweeps")) {
      assertThat(folder.resolve("results").resolve(table).resolve("study=tiny/sweep=" + sweep))
          .isDirectoryContaining("glob:**.parquet");
    }
    Path run = folder.resolve("results/runs").resolve(sweep);
    assertThat(run.resolve("job.yaml")).content().contains("study: tiny", "beta2: 0.999");
    assertThat(Files.readAllLines(run.resolve("journal.jsonl"))).hasSizeGreaterThan(2 * 4);
    JsonNode outcome = new ObjectMapper().readTree(Files.readString(run.resolve("outcome.json")));
    assertThat(outcome.path("exit_code").asInt()).isZero();
    assertThat(outcome.path("outcome").asText()).isEqualTo("done");
    assertThat(outcome.path("best")).isEqualTo(report.path("best"));
    assertThat(rows("trials", "status")).hasSize(4);
    assertThat(rows("sweeps", "outcome, exit_code, trials"))
        .containsExactly(List.of("done", 0L, 4L));
  }

  private void assertRanksAs(JsonNode report) throws IOException {
    Cli text = Cli.call("rank", results());
    JsonNode rank = Cli.call("rank", results(), "--json").json();

    assertThat(text.exit()).as(text.err()).isZero();
    assertThat(text.out()).startsWith("Study tiny, sweep " + report.path("sweep").asText() + "\n");
    assertThat(text.out().lines().filter(line -> line.matches(" +[1-4] +[0-3] +0[.].*")))
        .hasSize(4);
    assertThat(rank.path("study")).isEqualTo(report.path("study"));
    assertThat(rank.path("sweep")).isEqualTo(report.path("sweep"));
    assertThat(rank.path("leaderboard"))
        .extracting(row -> row.path("rank").asInt())
        .containsExactly(1, 2, 3, 4);
    JsonNode first = rank.at("/leaderboard/0");
    assertThat(first.path("trial_id")).isEqualTo(report.at("/best/trial"));
    assertThat(first.path("score")).isEqualTo(report.at("/best/score"));
    assertThat(first.path("test_score")).isEqualTo(report.at("/best/test_score"));
    assertThat(rank.at("/leaderboard/1/test_score").isNull()).isTrue();
  }

  private void assertSeveralStudiesNeedAName() throws IOException {
    Cli other = run("--set", "study=other", "--set", "budget.trials=1");
    assertThat(other.exit()).as(other.err()).isZero();
    assertThat(other.out()).contains("1 trial in", "Rank 1 on the test part, measured once: ");

    Cli unnamed = Cli.call("rank", results());
    assertThat(unnamed)
        .isEqualTo(
            new Cli(
                2,
                "",
                "Cannot rank %s: it holds several studies, name one with --study: other, tiny\n"
                    .formatted(results())));
    assertThat(Cli.call("rank", results(), "--study", "tiny", "--json").json().path("leaderboard"))
        .hasSize(4);
    Cli unknown = Cli.call("rank", results(), "--study", "none");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).startsWith("Cannot find study none in " + results());
  }

  @Test
  void anEmptyFolderHasNothingToRank() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(Cli.call("rank", empty.toString()))
        .isEqualTo(new Cli(2, "", "Cannot rank " + empty + ": it holds no leaderboard\n"));
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void aSweepWhoseTrialsAllDivergeIsKeptAndExitsWithOne() throws Exception {
    Cli run =
        run(
            setting(
                "outside-documented-ranges=allow",
                "parameters.optimizer=momentum",
                "parameters.activation=leaky-relu",
                "parameters.learning-rate=1000.0"));

    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.err()).contains("Warning: ", "No trial is usable: see failure_reason");
    assertThat(run.json().path("failed").asInt()).isEqualTo(4);
    assertThat(run.json().path("best").isNull()).isTrue();
    assertThat(run.json().path("warnings")).isNotEmpty();
    assertThat(rows("trials", "status, failure_kind"))
        .hasSize(4)
        .containsOnly(List.of("failed", "diverged"));
    assertThat(rows("sweeps", "outcome, exit_code, failed"))
        .containsExactly(List.of("done", 1L, 4L));
    assertThat(Cli.call("rank", results(), "--json").json().path("leaderboard")).isEmpty();
  }

  @Test
  void aSweepOutOfTimeExitsWithThreeAndGoesOnWithMore() throws Exception {
    Cli cut = run(longer("1s"));

    assertThat(cut.exit()).as(cut.err()).isEqualTo(3);
    assertThat(cut.err()).contains("Out of time: everything finished is kept", "--resume");
    assertThat(cut.json().path("trials").asInt()).isLessThan(LONGER);
    assertThat(rows("sweeps", "outcome, exit_code")).containsExactly(List.of("out of time", 3L));

    Cli resumed = run(Stream.concat(Stream.of("--resume"), longer("10m")));

    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(resumed.json().path("sweep")).isEqualTo(cut.json().path("sweep"));
    assertThat(resumed.json().path("completed").asInt()).isEqualTo(LONGER);
    assertThat(rows("sweeps", "outcome, exit_code")).containsExactly(List.of("done", 0L));
    assertThat(rows("trials", "trial_id")).hasSize(LONGER).doesNotHaveDuplicates();
    assertThat(folder.resolve("results/runs").toFile().list()).hasSize(1);
  }

  /** Small batches and many epochs, so that the least time is too short on any machine. */
  private static Stream<String> longer(String time) {
    return setting(
        "budget.trials=" + LONGER,
        "budget.epochs=[1, 200]",
        "budget.time=" + time,
        "scheduler=full",
        "parameters.batch-size=16",
        "parameters.width=128");
  }

  /** Changes of the job, and the answer as JSON. */
  private static Stream<String> setting(String... changes) {
    return Stream.concat(
        Stream.of("--json"), Stream.of(changes).flatMap(change -> Stream.of("--set", change)));
  }

  private String results() {
    return folder.resolve("results").toString();
  }

  private List<List<@Nullable Object>> rows(String table, String columns) throws Exception {
    return new DuckDb(folder.resolve("results")).rows(table, columns, "ALL");
  }

  private Cli run(String... more) {
    return run(Stream.of(more));
  }

  private Cli run(Stream<String> more) {
    Stream<String> always =
        Stream.of("run", job.toString(), "--results", results(), "--slots", "2", "--no-progress");
    return Cli.call(Stream.concat(always, more).toArray(String[]::new));
  }
}

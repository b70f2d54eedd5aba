package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.spark.DuckDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole sweeps with several objectives, or within limits, through the command line. */
@Tag("slow")
final class GoalsRunTest {
  private static final String JOB =
      """
      study: traded
      model: mlp
      data: digits
      objective: [accuracy, parameters]
      parameters:
        learning-rate: documented
        width: {choices: [4, 8, 16, 32], ordered: true}
        depth: 1
      budget: {trials: 8, epochs: [1, 3]}
      """;

  @TempDir private Path folder;

  @Test
  void severalObjectivesEndInAFront() throws Exception {
    Cli run = run("--json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode report = run.json();

    assertThat(report.path("hypervolume").asDouble()).isBetween(0.0, 1.0);
    assertThat(report.path("hypervolume_reference").fieldNames())
        .toIterable()
        .containsExactly("accuracy", "parameters");
    JsonNode first = report.at("/front/0");
    assertThat(first.fieldNames()).toIterable().containsExactly("trial", "scores", "configuration");
    assertThat(first.path("trial")).isEqualTo(report.at("/best/trial"));
    assertThat(first.path("scores")).isEqualTo(report.at("/best/scores"));
    assertThat(report.at("/best/test_score").isNumber()).isTrue();
    assertIsTheFrontOfTheTable(report.path("front"));
    assertThat(Cli.call("rank", results()).out())
        .contains(" front ", " parameters ")
        .doesNotContain("feasible");
  }

  private void assertIsTheFrontOfTheTable(JsonNode front) throws Exception {
    List<Long> members = new ArrayList<>();
    front.forEach(member -> members.add(member.path("trial").asLong()));
    List<?> first =
        new DuckDb(folder.resolve("results"))
            .rows("leaderboard", "trial_id, front, feasible, rank", "rank").stream()
                .filter(row -> Objects.equals(row.get(1), 1L))
                .map(row -> Objects.requireNonNull(row.get(0)))
                .toList();
    assertThat(first).isEqualTo(members);
  }

  @Test
  void aTrialBeyondALimitDoesNotWin() throws Exception {
    Cli run = run("--set", "objective=accuracy", "--set", "constraints.parameters.at-most=700");
    assertThat(run.exit()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).startsWith("rank  trial  accuracy  parameters  feasible  epochs");
    assertThat(lines.get(1)).matches(" +1 +\\d+ +[0-9.]+ +(310|610) +yes .*");
    assertThat(run.out()).contains("Rank 1 on the test part, measured once: accuracy ");
  }

  @Test
  void aSweepWithNothingWithinTheLimitsSaysSoAndExitsWithOne() throws Exception {
    Cli run = run("--set", "constraints={parameters: {at-most: 100}, accuracy: {at-least: 0.01}}");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "No trial is usable: none keeps to the constraints (parameters at most 100, accuracy at"
                + " least 0.01); rank 1 comes nearest");
    assertThat(run.out()).contains(" no ").doesNotContain("on the test part");
    JsonNode rank = Cli.call("rank", results(), "--json").json();
    assertThat(rank.at("/leaderboard/0/feasible").asBoolean(true)).isFalse();
    assertThat(rank.at("/leaderboard/0/front").isNull()).isTrue();
    assertThat(rank.at("/leaderboard/0/m_parameters").asDouble()).isEqualTo(310);
  }

  private String results() {
    return folder.resolve("results").toString();
  }

  private Cli run(String... options) throws Exception {
    Path job = Files.writeString(folder.resolve("traded.yaml"), JOB);
    Stream<String> always =
        Stream.of("run", job.toString(), "--results", results(), "--slots", "2", "--no-progress");
    return Cli.call(Stream.concat(always, Stream.of(options)).toArray(String[]::new));
  }
}

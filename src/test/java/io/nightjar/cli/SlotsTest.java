package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.spark.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The number of slots decides on nothing but the time, in real training, too. */
@Tag("slow")
final class SlotsTest {
  private static final String JOB =
      """
      study: slots
      model: mlp
      data: digits
      outside-documented-ranges: allow
      parameters:
        optimizer: momentum
        learning-rate: {range: [1e-3, 1e3], scale: log}
        batch-size: {range: [32, 256], scale: log}
        activation: leaky-relu
        width: 16
        depth: 1
      budget: {trials: 22, epochs: [1, 9]}
      seed: 3
      """;

  @TempDir private Path folder;
  private Path job = Path.of("unset");

  @Test
  void sameLeaderboardRowByRowWithDivergingTrialsAmongThem() throws Exception {
    job = Files.writeString(folder.resolve("slots.yaml"), JOB);
    JsonNode report = run(1);
    assertThat(report.path("trials").asInt()).isEqualTo(22);
    assertThat(report.path("failed").asInt()).isBetween(1, 21);
    JsonNode leaderboard = leaderboard(1);
    assertThat(leaderboard).hasSize(22 - report.path("failed").asInt());

    for (int slots : List.of(2, 4)) {
      JsonNode other = run(slots);
      assertThat(other.path("slots").asInt()).isEqualTo(slots);
      assertThat(other.path("best")).isEqualTo(report.path("best"));
      assertThat(leaderboard(slots)).containsExactlyElementsOf(leaderboard);
      assertThat(trials(slots)).isEqualTo(trials(1));
      assertThat(curves(slots)).isEqualTo(curves(1));
    }
  }

  private JsonNode run(int slots) throws IOException {
    Cli run =
        Cli.call(
            "run",
            job.toString(),
            "--json",
            "--no-progress",
            "--slots",
            String.valueOf(slots),
            "--results",
            results(slots).toString());
    assertThat(run.exit()).as(run.err()).isZero();
    return run.json();
  }

  private JsonNode leaderboard(int slots) throws IOException {
    return Cli.call("rank", results(slots).toString(), "--json").json().path("leaderboard");
  }

  private List<List<@Nullable Object>> trials(int slots) throws Exception {
    String outcome = "trial_id, status, failure_kind, failure_reason, epochs, score, seed";
    return new DuckDb(results(slots)).rows("trials", outcome + ", params_json", "trial_id");
  }

  private List<List<@Nullable Object>> curves(int slots) throws Exception {
    return new DuckDb(results(slots)).rows("curves", "* EXCLUDE (sweep)", "ALL");
  }

  private Path results(int slots) {
    return folder.resolve("results-" + slots);
  }
}

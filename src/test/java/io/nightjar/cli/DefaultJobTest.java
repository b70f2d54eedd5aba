package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.format.JournalLines;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job that the first page promises a result for. */
@Tag("slow")
final class DefaultJobTest {
  @TempDir private Path folder;

  @Test
  void reachesThePromisedAccuracy() throws Exception {
    Path results = folder.resolve("results");
    Cli run =
        Cli.callProcess(
            folder,
            "run",
            "job/digits-mlp.yaml",
            "--json",
            "--slots",
            "2",
            "--results",
            results.toString());

    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode report = run.json();
    assertThat(report.path("trials").asInt()).isEqualTo(147);
    assertThat(report.path("failed").asInt()).isZero();
    assertThat(report.at("/best/score").asDouble()).isGreaterThanOrEqualTo(0.97);
    assertThat(report.at("/best/test_score").asDouble()).isGreaterThanOrEqualTo(0.96);
    assertThat(report.at("/best/epochs").asInt()).isEqualTo(27);
    List<TrialTask> asked = asked(results.resolve("runs").resolve(report.path("sweep").asText()));
    assertThat(asked).extracting(TrialTask::epochs).containsOnly(1, 3, 9, 27);
    assertThat(asked)
        .filteredOn(task -> task.purpose() == Purpose.TEST)
        .as("the test part is measured once")
        .singleElement()
        .extracting(task -> task.trial().id())
        .isEqualTo(report.at("/best/trial").asLong());
  }

  private static List<TrialTask> asked(Path sweep) throws IOException {
    return Files.readAllLines(sweep.resolve("journal.jsonl")).stream()
        .skip(1)
        .map(JournalLines::decode)
        .filter(TrialEvent.Asked.class::isInstance)
        .map(event -> ((TrialEvent.Asked) event).task())
        .toList();
  }
}

package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.results.Exit;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.SweepFolder;
import io.nightjar.results.SweepJournal;
import io.nightjar.run.Journal;
import io.nightjar.trial.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole nights, through the command line. */
@Tag("slow")
final class NightRunTest {
  private static final int SECONDS = 600;

  @TempDir private Path folder;

  /** The job of a study with two best trials, each repeated three times. */
  private String job(String study, String data, String width, String epochs) throws IOException {
    return Files.writeString(
            folder.resolve(study + ".yaml"),
            """
            study: %s
            model: mlp
            data: %s
            parameters: {learning-rate: documented, width: %s, depth: 1}
            budget: {trials: 4, epochs: %s}
            honest: {best: 2, repeats: 3}
            """
                .formatted(study, data, width, epochs))
        .toString();
  }

  private String csv(String last) throws IOException {
    List<String> lines = new ArrayList<>(List.of("a,b,label"));
    for (int row = 0; row < 120; row++) {
      lines.add("%d,%d,%s".formatted(row % 7, row % 11, row % 2 == 0 ? "x" : "y"));
    }
    lines.add(last);
    return Files.write(folder.resolve("own.csv"), lines).toString();
  }

  /** In a process of its own, as every night is: data are read once in a process. */
  private Cli night(long seconds, String... more) throws IOException, InterruptedException {
    return Cli.callProcess(
        folder,
        Stream.concat(
                Stream.of("night", "--until", Instant.now().plusSeconds(seconds).toString()),
                Stream.concat(
                    Stream.of("--results", results(), "--slots", "2", "--no-progress"),
                    Stream.of(more)))
            .toArray(String[]::new));
  }

  private String results() {
    return folder.resolve("results").toString();
  }

  private JsonNode outcome(JsonNode job) throws IOException {
    Path run = Path.of(results(), "runs", job.path("sweep").asText());
    assertThat(run.resolve("report.html")).isNotEmptyFile();
    return new ObjectMapper().readTree(run.resolve("outcome.json").toFile());
  }

  @Test
  void threeNightsInARow() throws Exception {
    String digits = "{source: digits, rows: 400}";
    String own = "{source: %s, label: label}".formatted(csv("1,1,x"));
    String[] jobs = {
      job("improves", digits, "8", "[1, 3]"),
      job("stays", digits, "8", "[1, 3]"),
      job("breaks", own, "8", "[1, 3]"),
      "--json"
    };

    JsonNode first = night(0, jobs, 3);
    assertThat(first.path("jobs")).noneMatch(job -> job.has("comparison"));

    job("improves", digits, "32", "[20, 20]");
    JsonNode second = night(0, jobs, 3);
    assertThat(verdict(second, 0)).isEqualTo("better");
    assertThat(verdict(second, 1)).isEqualTo("same");
    assertThat(verdict(second, 2)).isEqualTo("same");

    csv("1");
    JsonNode third = night(2, jobs, 2);
    assertThat(verdict(third, 0)).isEqualTo("same");
    assertThat(verdict(third, 1)).isEqualTo("same");
    JsonNode broken = third.path("jobs").path(2);
    assertThat(broken.path("exit_code").asInt()).isEqualTo(2);
    assertThat(broken.path("problems").path(0).asText()).contains("own.csv");
    assertThat(broken.has("sweep")).isFalse();

    Cli text = night(SECONDS, jobs[0], jobs[2]);
    assertThat(text.exit()).isEqualTo(2);
    assertThat(text.out())
        .contains("Job " + jobs[0] + ": The sweep is done", "The same, as far as can be told")
        .contains("Job " + jobs[2] + ": Not run (exit code 2)");
    assertThat(text.err())
        .contains("own.csv")
        .contains("an epoch takes about", " tasks of sweep s_");
  }

  /** A night whose first jobs are done whole. */
  private JsonNode night(int exit, String[] jobs, int done) throws Exception {
    Cli night = night(SECONDS, jobs);
    assertThat(night.exit()).as(night.err() + night.out()).isEqualTo(exit);
    JsonNode object = night.json();
    assertThat(object.path("exit_code").asInt()).isEqualTo(exit);
    assertThat(object.path("jobs")).hasSize(3);
    for (int i = 0; i < done; i++) {
      JsonNode job = object.path("jobs").path(i);
      assertThat(job.path("exit_code").asInt()).isZero();
      assertThat(job.path("trials").asInt()).isEqualTo(4);
      assertThat(outcome(job).path("outcome").asText()).isEqualTo("done");
      assertThat(outcome(job).path("comparison")).isEqualTo(job.path("comparison"));
    }
    return object;
  }

  private static String verdict(JsonNode night, int job) {
    return night.path("jobs").path(job).path("comparison").path("verdict").asText();
  }

  @Test
  void aNightThatIsTooShortForItsJobIsCutAndHasAWinner() throws Exception {
    String job = job("long", "digits", "128", "[1, 27]");
    Cli night = night(45, job, "--json", "--set", "budget.trials=100000");
    assertThat(night.exit()).as(night.err()).isZero();
    JsonNode sweep = night.json().path("jobs").path(0);
    assertThat(sweep.path("best").isObject()).isTrue();
    assertThat(sweep.path("trials").asInt()).isBetween(1, 99_999);
    assertThat(sweep.path("planned_trials").asInt()).isEqualTo(100_000);
    assertThat(night.err()).contains("Plan for ", " of 100000 trials of 1 to 27 epochs");

    SweepFolder folder =
        new SweepFolder(new ResultsFolder(results()), sweep.path("sweep").asText());
    assertThat(folder.read("job.yaml").orElseThrow()).contains("cut-from: 100000");
    assertThat(folder.read("nightjar.log").orElseThrow()).contains("Running Spark version");
    Instant until = Instant.parse(night.json().path("until").asText());
    try (Journal journal = SweepJournal.open(folder)) {
      for (Purpose purpose : Purpose.values()) {
        journal
            .results()
            .results(purpose)
            .forEachRemaining(
                result ->
                    assertThat(result.attempts())
                        .allMatch(attempt -> attempt.endedAt().isBefore(until)));
      }
    }
  }

  @Test
  void aNightThatIsAllButOverBeginsNothing() throws Exception {
    Cli late = night(10, job("late", "digits", "8", "[1, 3]"));
    assertThat(late.exit()).isEqualTo(Exit.CUT_SHORT.code());
    assertThat(late.err()).contains("late.yaml: No time for a single trial");
    assertThat(Path.of(results(), "runs")).doesNotExist();
  }

  @Test
  void aTimeThatIsNoneIsRefusedAndNothingIsWritten() {
    Cli refused = Cli.call("night", "job/digits-mlp.yaml", "--until", "later");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).startsWith("--until: Invalid time: later (expected ");
  }
}

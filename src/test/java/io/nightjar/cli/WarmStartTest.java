package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.format.JournalLines;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights that start from the nights before them, through the command line. */
@Tag("slow")
final class WarmStartTest {
  private static final String JOB =
      """
      study: warm
      model: mlp
      data: digits
      parameters: {learning-rate: documented, width: 16, depth: 1}
      budget: {trials: 4, epochs: [1, 3]}
      warm-start: latest
      searcher: sobol
      """;

  @TempDir private Path folder;
  private Path job = Path.of("unset");

  @BeforeEach
  void writeJob() throws IOException {
    job = Files.writeString(folder.resolve("warm.yaml"), JOB);
  }

  @Test
  void theSecondNightStartsFromTheFirst() throws Exception {
    Cli first = run("--seed", "1");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.err())
        .contains(
            "Warm start: no finished sweep of study warm in %s to start from, so it is a cold start"
                .formatted(results()));
    String night = first.json().path("sweep").asText();
    assertThat(resolved(night)).contains("warm-start:\n  study: warm\n  sweeps: []\n");

    Cli second = run("--seed", "2");
    assertThat(second.exit()).as(second.err()).isZero();
    assertThat(second.err())
        .contains(
            "Warm start: 4 of 4 trials of %s; 0 lie outside of today's space".formatted(night));
    String next = second.json().path("sweep").asText();
    assertThat(resolved(next)).contains("warm-start:\n  study: warm\n  sweeps: [" + night + "]\n");
    assertThat(proposed(next).get(0).get("learning-rate"))
        .isEqualTo(first.json().at("/best/configuration/learning-rate").asDouble());
    assertThat(proposed(next)).isNotEqualTo(proposed(night));
  }

  @Test
  void aDamagedSweepIsRefusedInOneLine() throws Exception {
    Path leaf =
        Path.of(results()).resolve("sweeps/study=warm/sweep=s_20260401T220000000Z_0a1b2c3d");
    Path part = Files.writeString(Files.createDirectories(leaf).resolve("part-0.parquet"), "gone");

    Cli refused = run();

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err().strip())
        .isEqualTo(
            "%s:6:13: warm-start: Cannot start from earlier sweeps: Cannot read file:%s: it is damaged"
                .formatted(job, part));
    assertThat(Path.of(results()).resolve("runs")).doesNotExist();
  }

  @Test
  void whatLiesOutsideOfTodaysSpaceIsLeftOut() throws Exception {
    String night = run().json().path("sweep").asText();

    Cli other =
        run(
            "--set",
            "study=other",
            "--set",
            "warm-start.study=warm",
            "--set",
            "parameters.depth=2");

    assertThat(other.exit()).as(other.err()).isZero();
    assertThat(other.err())
        .contains(
            "Warm start: 0 of 4 trials of %s; 4 lie outside of today's space".formatted(night));
  }

  @Test
  void otherObjectivesAreLeftOutOrRefused() throws Exception {
    String night = run().json().path("sweep").asText();
    String reason = "its objective is to maximize accuracy, today's to minimize loss";

    Cli latest = run("--set", "objective=loss", "--set", "budget.trials=1");
    assertThat(latest.exit()).as(latest.err()).isZero();
    assertThat(latest.err())
        .contains("Warm start: left out sweep " + night + ": " + reason, "so it is a cold start");

    Cli named = run("--set", "objective=loss", "--set", "warm-start={sweeps: [" + night + "]}");
    assertThat(named.exit()).isEqualTo(2);
    assertThat(named.err())
        .contains("--set warm-start: Cannot start from sweep " + night + ": " + reason);
  }

  @Test
  void aSweepThatIsNotThereIsRefusedAndNothingIsWritten() throws Exception {
    Files.writeString(job, JOB.replace("latest", "{sweeps: [s_1, s_2]}"));

    Cli refused = run();

    assertThat(refused).isEqualTo(new Cli(2, "", missing("s_2") + missing("s_1")));
    assertThat(Path.of(results())).doesNotExist();
  }

  @Test
  void aResumeStartsFromTheSameAndRefusesWhereItIsGone() throws Exception {
    String night = run("--seed", "1").json().path("sweep").asText();
    Cli whole = run("--seed", "2");
    String next = whole.json().path("sweep").asText();
    List<Map<String, Object>> before = proposed(next);
    cut(next);

    Path kept = folder.resolve("kept");
    Files.move(leaf(night), kept);
    Cli refused = run("--seed", "2", "--resume");
    assertThat(refused).isEqualTo(new Cli(2, "", missing(night)));

    Files.move(kept, leaf(night));
    Cli resumed = run("--seed", "2", "--resume");
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("Warm start: 4 of 4 trials of " + night + ";");
    assertThat(resumed.json().path("sweep").asText()).isEqualTo(next);
    assertThat(resumed.json().path("best")).isEqualTo(whole.json().path("best"));
    assertThat(proposed(next)).isEqualTo(before);
  }

  @Test
  void aResumeThatStartsFromElsewhereIsRefused() throws Exception {
    run();
    cut(run().json().path("sweep").asText());

    Cli refused = run("--resume", "--set", "warm-start={study: other}");

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .contains("warm-start.study: Cannot resume sweep s_", "it was warm and is now other");
  }

  /** As if the process had been killed half way. */
  private void cut(String sweep) throws IOException {
    Path run = folder.resolve("results/runs").resolve(sweep);
    Files.delete(run.resolve("outcome.json"));
    List<String> lines = Files.readAllLines(run.resolve("journal.jsonl"));
    Files.write(run.resolve("journal.jsonl"), lines.subList(0, lines.size() / 2));
  }

  private Path leaf(String sweep) {
    return folder.resolve("results/sweeps/study=warm/sweep=" + sweep);
  }

  private String resolved(String sweep) throws IOException {
    return Files.readString(folder.resolve("results/runs").resolve(sweep).resolve("job.yaml"));
  }

  /** The configurations that a sweep tried, in the order of asking. */
  private List<Map<String, Object>> proposed(String sweep) throws IOException {
    Path journal = folder.resolve("results/runs").resolve(sweep).resolve("journal.jsonl");
    return Files.readAllLines(journal).stream()
        .skip(1)
        .map(JournalLines::decode)
        .filter(TrialEvent.Asked.class::isInstance)
        .map(event -> ((TrialEvent.Asked) event).task())
        .filter(task -> task.purpose() == Purpose.SEARCH)
        .map(task -> task.trial().configuration().values())
        .distinct()
        .toList();
  }

  private String missing(String sweep) {
    return job
        + ":6:13: warm-start: Cannot find sweep %s of study warm in %s%n"
            .formatted(sweep, results());
  }

  private String results() {
    return folder.resolve("results").toString();
  }

  private Cli run(String... more) {
    Stream<String> always =
        Stream.of(
            "run",
            job.toString(),
            "--results",
            results(),
            "--slots",
            "2",
            "--no-progress",
            "--json");
    return Cli.call(Stream.concat(always, Stream.of(more)).toArray(String[]::new));
  }
}

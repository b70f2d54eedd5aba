package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.sweep.Runners;
import io.nightjar.trial.Measurement;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefitRefusalsTest {
  private static final String JOB =
      """
      study: %s
      model: mlp
      data: %s
      parameters: {optimizer: sgd, learning-rate: %s, batch-size: 16, width: 8, depth: 1}
      budget: {trials: 2, epochs: [1, 2]}
      scheduler: {type: halving, eta: 2}
      %s
      """;

  @TempDir private static Path folder;

  @BeforeAll
  void runSweeps() throws IOException {
    run("whole", "digits", "documented", "", 0);
    run("tight", "digits", "documented", "constraints: {parameters: {at-most: 10}}", 1);
    run("wild", "digits", "{range: [900, 1000]}", "outside-documented-ranges: allow", 1);
    writeData("a");
    run("changing", "{source: %s/rows.csv, label: 2}".formatted(folder), "documented", "", 0);
  }

  private static void writeData(String label) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < 60; row++) {
      rows.append("%d,%d,%s%n".formatted(row, row * row % 7, row % 2 == 0 ? label : "other"));
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
  }

  private static void run(String study, String data, String rate, String more, int exit)
      throws IOException {
    Path job = Files.writeString(folder.resolve(study), JOB.formatted(study, data, rate, more));
    Cli run = Cli.call("run", job.toString(), "--results", results(study), "--no-progress");
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
  }

  private static String results(String study) {
    return folder.resolve("results-" + study).toString();
  }

  private static void assertRefused(String study, String message, String... more)
      throws IOException {
    Cli refit =
        Cli.call(
            Stream.concat(Stream.of("refit", results(study)), Stream.of(more))
                .toArray(String[]::new));
    assertThat(refit.exit()).as(refit.err()).isEqualTo(2);
    assertThat(refit.err().lines()).hasSize(1);
    assertThat(refit.err()).contains(message);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.endsWith("model.zip"))).isEmpty();
    }
  }

  @Test
  void refusesASweepThatIsNotThere() throws IOException {
    String whole = results("whole");
    assertRefused("whole", "Cannot find a sweep in " + whole + " of study no", "--study", "no");
    assertRefused("whole", "Cannot find a sweep in " + whole + " with the id x", "--sweep", "x");
    assertRefused("none", "Cannot find a sweep in " + results("none"));
  }

  @Test
  void refusesASweepThatHasNotEndedAndOthersSayThatItHasNot() throws IOException {
    Path whole = folder.resolve("results-whole");
    Path killed = folder.resolve("results-killed");
    try (Stream<Path> files = Files.walk(whole)) {
      for (Path file : files.toList()) {
        Files.copy(file, killed.resolve(whole.relativize(file)));
      }
    }
    String sweep = Cli.call("best", killed.toString(), "--trial", "0").out();
    try (Stream<Path> runs = Files.list(killed.resolve("runs"))) {
      Files.delete(runs.findFirst().orElseThrow().resolve("outcome.json"));
    }
    Cli refit = Cli.call("refit", killed.toString());
    assertThat(refit.exit()).isEqualTo(2);
    assertThat(refit.err())
        .contains("Note: sweep s_", " has not ended (it runs, or was killed): its ranks may change")
        .contains("Cannot refit sweep s_", ": it has not ended, and the test part is for its end");
    Cli best = Cli.call("best", killed.toString(), "--trial", "0");
    assertThat(best.out()).isEqualTo(sweep);
    assertThat(best.err()).startsWith("Note: sweep s_");
    assertThat(Cli.call("rank", killed.toString()).err()).startsWith("Note: sweep s_");
    assertThat(Cli.call("rank", whole.toString()).err()).isEmpty();
  }

  @Test
  void refusesATrialWithoutARank() throws IOException {
    assertRefused("whole", "--trial: Cannot find trial 77 among the ranks of", "--trial", "77");
  }

  @Test
  void refusesASweepWithoutAUsableTrial() throws IOException {
    assertRefused("wild", "Cannot refit sweep s_");
    assertRefused("wild", ": it has no usable trial");
    assertRefused("tight", ": no trial keeps to the constraints; name one with --trial");
  }

  @Test
  void refusesOtherDataThanTheSweepHad() throws Exception {
    writeData("b");
    Cli refit = Cli.callProcess(folder, "refit", results("changing"));
    assertThat(refit.exit()).as(refit.err()).isEqualTo(2);
    assertThat(refit.err()).contains("Cannot use data ", " had others, fingerprint ");
  }

  @Test
  void refusesWhatIsNoNetwork() {
    Runners own = (study, data) -> (task, context) -> new Measurement(task.epochs(), Map.of());
    StringWriter err = new StringWriter();
    PrintWriter out = new PrintWriter(new StringWriter());
    int exit = Nightjar.execute(own, out, new PrintWriter(err, true), "refit", results("whole"));
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString())
        .contains("Cannot refit study whole: what it trains is no Deeplearning4j network");
  }

  @Test
  void refusesWrongCountsAndFiles() throws IOException {
    assertRefused("whole", "--epochs: Invalid number of epochs: 0 (1 to 1000000)", "--epochs", "0");
    assertRefused(
        "whole", "--workers: Invalid number of workers: 0 (1 to 10000)", "--workers", "0");
    assertRefused("whole", "--out: Invalid file: models/ (it names no file)", "--out", "models/");
    Path file = Files.writeString(folder.resolve("file"), "");
    assertRefused("whole", "--out: Cannot write " + file + "/m.zip: ", "--out", file + "/m.zip");
  }
}

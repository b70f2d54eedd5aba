package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class ReportTest {
  private static final String JOB =
      """
      study: morning
      model: mlp
      data: digits
      parameters:
        learning-rate: documented
        batch-size: {range: [16, 256], scale: log}
        width: {choices: [4, 8, 16], ordered: true}
      budget: {trials: 40, epochs: [1, 4]}
      scheduler: {type: hyperband, eta: 2}
      searcher: sobol
      """;

  @TempDir private static Path folder;
  private static Cli run;

  @BeforeAll
  static void runASweep() throws IOException {
    Path job = Files.writeString(folder.resolve("morning.yaml"), JOB);
    run = Cli.call("run", job.toString(), "--results", results(), "--no-progress");
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private static String results() {
    return folder.resolve("results").toString();
  }

  private static Path sweep() throws IOException {
    try (Stream<Path> runs = Files.list(Path.of(results(), "runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  @Test
  void aRunWritesItsReportAndASpaceThatPassesTheCheck() throws IOException {
    Path page = sweep().resolve("report.html");
    assertThat(run.out()).contains("Report: " + page);
    assertThat(page).content().contains("\"study\":\"morning\"").contains("\"trials\":40");
    Cli check = Cli.call("check", sweep().resolve("next-space.yaml").toString());
    assertThat(check.exit()).as(check.err()).isZero();
  }

  @Test
  void theCommandWritesTheSameReport() throws IOException {
    Path other = folder.resolve("elsewhere").resolve("morning.html");
    Cli report = Cli.call("report", results(), "--study", "morning", "--out", other.toString());
    assertThat(report.exit()).as(report.err()).isZero();
    assertThat(report.out()).isEqualTo(other + System.lineSeparator());
    assertThat(other).hasSameTextualContentAs(sweep().resolve("report.html"));
    assertThat(other.resolveSibling("next-space.yaml"))
        .hasSameTextualContentAs(sweep().resolve("next-space.yaml"));
  }

  @Test
  void refusesASweepThatIsNotThere() {
    Cli report = Cli.call("report", results(), "--sweep", "s_20260101T000000Z_00");
    assertThat(report.exit()).isEqualTo(2);
    assertThat(report.err())
        .contains("Cannot find a sweep in " + results() + " with the id s_20260101T000000Z_00");
  }
}

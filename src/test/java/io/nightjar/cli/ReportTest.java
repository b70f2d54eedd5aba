package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  /** The results with a few bytes of a file that are no longer what it was. */
  private static String damaged(String name, Path file) throws IOException {
    Path copy = folder.resolve(name);
    Path from = Path.of(results());
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, copy.resolve(from.relativize(each)));
      }
    }
    Path target = copy.resolve(from.relativize(file));
    byte[] bytes = Files.readAllBytes(target);
    int end = file.toString().endsWith(".parquet") ? bytes.length : bytes.length / 2 + 8;
    Arrays.fill(bytes, bytes.length / 2, end, (byte) 0);
    Files.write(target, bytes);
    return copy.toString();
  }

  private static void assertUnreadable(String start, String end, String... command) {
    Cli refused = Cli.call(command);
    assertThat(refused.exit()).as(refused.err()).isEqualTo(2);
    assertThat(refused.err().lines())
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("Cannot read " + start).contains(end));
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void damagedJournalIsNamedWithItsLine() throws IOException {
    Path journal = sweep().resolve("journal.jsonl");
    String results = damaged("torn", journal);
    String start =
        "journal " + results + "/runs/" + sweep().getFileName() + "/journal.jsonl: line ";
    for (String command : List.of("best", "report", "export")) {
      List<String> line = new ArrayList<>(List.of(command, results));
      if (command.equals("export")) {
        line.addAll(List.of("--to", "optuna", "--file", folder.resolve("o.log").toString()));
      }
      assertUnreadable(start, " is damaged: ", line.toArray(String[]::new));
    }
    assertUnreadable(start, " is damaged: ", "explain", results, "--trial", "1");
  }

  @Test
  void damagedTableIsNamed() throws IOException {
    Path table;
    try (Stream<Path> all = Files.walk(Path.of(results(), "leaderboard"))) {
      table = all.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    String results = damaged("bad-table", table);
    assertUnreadable(
        "file:" + results + "/leaderboard/study=morning",
        ".parquet: it is damaged",
        "rank",
        results);
  }

  @Test
  void reportThatCannotBeWrittenIsNoFaultOfTheSweep() throws IOException {
    Path page = Files.createDirectories(folder.resolve("full").resolve("page.html"));
    Files.writeString(page.resolve("in-the-way"), "");
    Cli report = Cli.call("report", results(), "--out", page.toString());
    assertThat(report.exit()).isEqualTo(3);
    assertThat(report.err().lines())
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("Cannot write report " + page + ": "));
    assertThat(page.getParent()).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void refusesASweepThatIsNotThere() {
    Cli report = Cli.call("report", results(), "--sweep", "s_20260101T000000Z_00");
    assertThat(report.exit()).isEqualTo(2);
    assertThat(report.err())
        .contains("Cannot find a sweep in " + results() + " with the id s_20260101T000000Z_00");
  }
}

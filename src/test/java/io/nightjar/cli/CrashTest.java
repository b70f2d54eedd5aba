package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.format.JournalLines;
import io.nightjar.format.Json;
import io.nightjar.results.Exit;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends real processes at bad moments and goes on. */
@Tag("slow")
final class CrashTest {
  private static final int KILLED = 128 + 9;
  private static final int KILLS = 5;
  private static final String JOB =
      """
      study: crash
      model: mlp
      data: {source: digits}
      parameters:
        learning-rate: documented
        batch-size: {range: [32, 256], scale: log}
        width: 32
        depth: 1
      budget: {trials: 16, epochs: [1, 9]}
      seed: 5
      """;

  @TempDir private static Path folder;
  private static Path job = Path.of("");

  /** The sweep that nothing disturbs. */
  @BeforeAll
  static void runWhole() throws Exception {
    job = Files.writeString(folder.resolve("crash.yaml"), JOB);
    assertThat(run("whole").exit()).isZero();
  }

  @Test
  void killsAtAnyMomentChangeNothing() throws Exception {
    int lines = journal("whole").size();
    killAt("broken", 1);
    for (int moment : new Random(11).ints(KILLS, 2, lines - 4).sorted().toArray()) {
      killAt("broken", moment);
    }
    killAt("broken", lines);
    Cli last = run("broken", "--resume");

    assertThat(last.exit()).as(last.err()).isZero();
    assertThat(sweeps("broken")).hasSize(1);
    assertThat(leaderboard("broken")).isEqualTo(leaderboard("whole"));
    assertNothingRanTwice("broken");
  }

  @Test
  void sigtermKeepsWhatFinishedAndExitsWithThree() throws Exception {
    Process process = Cli.start(folder, arguments("stopped", "--resume"));
    awaitJournal("stopped", journal("whole").size() / 2, process);
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).isEqualTo(Exit.CUT_SHORT.code());
    Map<String, Object> outcome =
        Json.object(Files.readString(sweeps("stopped").get(0).resolve("outcome.json")));
    assertThat(outcome).containsEntry("exit_code", 3).containsEntry("outcome", "interrupted");
    assertThat(folder.resolve("stopped/trials/study=crash")).isDirectory();

    Cli resumed = run("stopped", "--resume");
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(leaderboard("stopped")).isEqualTo(leaderboard("whole"));
    assertNothingRanTwice("stopped");
  }

  @Test
  void sigtermBeforeTheFirstTaskEndsInOrderToo() throws Exception {
    Process process = Cli.start(folder, arguments("early"));
    awaitJournal("early", 1, process);
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).isEqualTo(Exit.CUT_SHORT.code());
    assertThat(Files.readString(sweeps("early").get(0).resolve("outcome.json")))
        .contains("interrupted");
    assertThat(folder.resolve("early/sweeps/study=crash")).isDirectory();
  }

  @Test
  void anotherJobIsNotResumed() throws Exception {
    Process process = Cli.start(folder, arguments("changed"));
    awaitJournal("changed", 3, process);
    process.destroyForcibly().waitFor();
    List<String> before = journal("changed");

    Cli refused = run("changed", "--resume", "--set", "budget.trials=15", "--seed", "6");

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .contains("budget.trials: Cannot resume sweep s_", "it was 16 and is now 15")
        .contains("seed: Cannot resume sweep s_", "it was 5 and is now 6");
    assertThat(journal("changed")).isEqualTo(before);
  }

  private static Cli run(String results, String... more) throws IOException, InterruptedException {
    return Cli.callProcess(folder, arguments(results, more));
  }

  private static String[] arguments(String results, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("run", job.toString(), "--results", folder.resolve(results).toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static void killAt(String results, int lines) throws Exception {
    Process process = Cli.start(folder, arguments(results, "--resume"));
    awaitJournal(results, lines, process);
    process.destroyForcibly();
    assertThat(process.waitFor()).isEqualTo(KILLED);
  }

  private static void awaitJournal(String results, int lines, Process process) throws Exception {
    while (journal(results).size() < lines) {
      assertThat(process.isAlive()).as("the sweep ended early").isTrue();
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private static List<String> journal(String results) throws IOException {
    List<Path> sweeps = sweeps(results);
    if (sweeps.isEmpty() || !Files.exists(sweeps.get(0).resolve("journal.jsonl"))) {
      return List.of();
    }
    return Files.readAllLines(sweeps.get(0).resolve("journal.jsonl"));
  }

  private static List<Path> sweeps(String results) throws IOException {
    Path runs = folder.resolve(results).resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> sweeps = Files.list(runs)) {
      return sweeps.toList();
    }
  }

  private static Object leaderboard(String results) {
    Cli rank = Cli.call("rank", folder.resolve(results).toString(), "--json");
    assertThat(rank.exit()).as(rank.err()).isZero();
    return Objects.requireNonNull(Json.object(rank.out()).get("leaderboard"));
  }

  private static void assertNothingRanTwice(String results) throws IOException {
    List<TrialTask.Key> asked = new ArrayList<>();
    List<TrialTask.Key> told = new ArrayList<>();
    for (String line : journal(results).stream().skip(1).toList()) {
      TrialEvent event = JournalLines.decode(line);
      if (event instanceof TrialEvent.Told result) {
        told.add(result.result().task().key());
      } else if (event instanceof TrialEvent.Asked task) {
        asked.add(task.task().key());
      }
    }
    assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(asked);
    assertThat(asked).doesNotHaveDuplicates();
  }
}

package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.results.Exit;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.SweepFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class EndHookTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofMillis(300);

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  private void run(String command, Duration limit) {
    SweepFolder sweep = SweepFolder.fresh(new ResultsFolder(folder.toString()), Instant.EPOCH);
    new EndHook(command, limit, GRACE)
        .run(sweep, "digits", Exit.CUT_SHORT, new PrintWriter(err, true));
  }

  @Test
  void commandFindsAllOfTheSweepInItsEnvironment() throws IOException {
    Path said = folder.resolve("said");

    run(
        "for each in OUTCOME STUDY SWEEP RESULTS EXIT_CODE; do eval echo \\$NIGHTJAR_$each; done >"
            + said,
        LONG);

    assertThat(err.toString()).isEmpty();
    assertThat(Files.readAllLines(said))
        .satisfiesExactly(
            outcome ->
                assertThat(outcome)
                    .startsWith(folder + "/runs/s_19700101T000000000Z_")
                    .endsWith("/outcome.json"),
            study -> assertThat(study).isEqualTo("digits"),
            sweep -> assertThat(sweep).startsWith("s_19700101T000000000Z_"),
            results -> assertThat(results).isEqualTo(folder.toString()),
            exit -> assertThat(exit).isEqualTo("3"));
  }

  @Test
  void withoutACommandNothingHappens() {
    SweepFolder sweep = SweepFolder.fresh(new ResultsFolder(folder.toString()), Instant.EPOCH);
    new EndHook().run(sweep, "digits", Exit.DONE, new PrintWriter(err, true));

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void failureIsAWarning() {
    run("exit 7", LONG);

    assertThat(err.toString().lines())
        .containsExactly("Warning: The command of --on-end failed with exit code 7");
  }

  @Test
  @Timeout(60)
  void whatTakesTooLongIsStoppedWithAllThatItStarted() throws Exception {
    Path child = folder.resolve("child");

    run("sleep 600 & echo $! >" + child + "; wait", Duration.ofMillis(1500));

    assertThat(err.toString())
        .startsWith("Warning: The command of --on-end was stopped: it took longer than");
    awaitEnd(child);
  }

  @Test
  @Timeout(60)
  void endsWithNightjarAlsoWhereItWouldNot() throws Exception {
    Path child = folder.resolve("child");
    Path written = folder.resolve("written");
    Thread killer = new Thread(() -> terminateThisOnce(written));
    killer.start();

    run(
        "trap '' TERM; sleep 600 & echo $! >%s; mv %s %s; wait".formatted(child, child, written),
        Duration.ofMinutes(10));

    assertThat(err.toString())
        .startsWith("Warning: The command of --on-end was stopped: Nightjar was told to end");
    killer.join();
    awaitEnd(written);
  }

  private static void terminateThisOnce(Path mark) {
    try {
      while (!Files.exists(mark)) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      new ProcessBuilder("kill", "" + ProcessHandle.current().pid()).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitEnd(Path child) throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readString(child).strip());
    while (ProcessHandle.of(pid).filter(EndHookTest::isRunning).isPresent()) {
      TimeUnit.MILLISECONDS.sleep(10); // It sleeps for ten minutes where nobody ends it.
    }
  }

  private static boolean isRunning(ProcessHandle handle) {
    try {
      String stat = Files.readString(Path.of("/proc/" + handle.pid() + "/stat"));
      return !stat.contains(") Z");
    } catch (IOException e) {
      return false;
    }
  }

  @Tag("slow")
  @Test
  void sweepEndsAsItDoesWithoutAndOnlyResultsGoToStandardOutput() throws Exception {
    Path job =
        Files.writeString(
            folder.resolve("job.yaml"),
            """
            study: tiny
            model: mlp
            data: {source: digits}
            parameters: {learning-rate: documented, batch-size: 128, width: 8, depth: 1}
            budget: {trials: 2, epochs: [1, 1]}
            """);
    String command = "echo from the hook; cp \"$NIGHTJAR_OUTCOME\" " + folder + "/copy; exit 1";

    Cli run =
        Cli.callProcess(
            folder,
            "run",
            job.toString(),
            "--results",
            folder.resolve("results").toString(),
            "--no-progress",
            "--json",
            "--on-end",
            command);

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("study").asText()).isEqualTo("tiny");
    assertThat(run.err())
        .contains("from the hook")
        .contains("Warning: The command of --on-end failed with exit code 1");
    assertThat(folder.resolve("copy")).content().contains("\"exit_code\" : 0");
  }

  @Tag("slow")
  @Test
  void refusedRunHasNoEnd() {
    Path mark = folder.resolve("mark");

    Cli run =
        Cli.call("run", folder.resolve("missing.yaml").toString(), "--on-end", "touch " + mark);

    assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(mark).doesNotExist();
  }
}

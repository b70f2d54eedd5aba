package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.results.Exit;
import io.nightjar.results.LockFiles;
import io.nightjar.results.LockHolder;
import io.nightjar.results.LockTaker;
import io.nightjar.results.LockTimes;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.StudyBusyException;
import io.nightjar.results.StudyLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that want the same study. */
@Tag("slow")
final class StudyLockRunTest {
  private static final int RACERS = 6;

  /** Longer than any test waits: who holds the study must still be there when the other comes. */
  private static final String JOB =
      """
      study: nightly
      model: mlp
      data: {source: digits}
      parameters:
        learning-rate: documented
        batch-size: {range: [32, 256], scale: log}
        width: 32
        depth: 1
      budget: {trials: 100000, epochs: [1, 9]}
      """;

  @TempDir private Path folder;
  private Path job = Path.of("");
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void writeJob() throws IOException {
    job = Files.writeString(folder.resolve("nightly.yaml"), JOB);
  }

  @AfterEach
  void endAll() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void secondRunIsRefusedUntilTheFirstIsKilled() throws Exception {
    Process first = start(arguments());
    awaitTrials(first);

    Cli second = Cli.call(arguments());
    assertThat(second.exit()).isEqualTo(Exit.CUT_SHORT.code());
    assertThat(second.err())
        .contains("Cannot run study nightly in " + results() + ": process " + first.pid())
        .contains("(nightjar run)");
    assertThat(sweeps()).hasSize(1);

    first.destroyForcibly().waitFor();
    Cli third = Cli.call(arguments("--resume", "--set", "budget.time=1s"));
    assertThat(third.exit()).isEqualTo(Exit.CUT_SHORT.code());
    assertThat(third.out()).contains(String.valueOf(sweeps().get(0).getFileName()));
    assertThat(third.err()).contains("Out of time").doesNotContain("Cannot run study");
    assertThat(sweeps()).hasSize(1);
    assertThat(isFree()).isTrue();
  }

  @Test
  void interruptLetsTheStudyGo() throws Exception {
    Process first = start(arguments());
    awaitTrials(first);
    assertThat(isFree()).isFalse();

    new ProcessBuilder("kill", String.valueOf(first.pid())).start().waitFor();
    assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(first.exitValue()).isEqualTo(Exit.CUT_SHORT.code());
    assertThat(isFree()).isTrue();
  }

  @Test
  void ofTwoThatFindADeadLockOneRuns() throws Exception {
    Process dead = start(arguments());
    awaitTrials(dead);
    dead.destroyForcibly().waitFor();

    Process one = start(arguments("--resume"));
    Process two = start(arguments("--resume"));
    while (one.isAlive() && two.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }

    Process loser = one.isAlive() ? two : one;
    assertThat(loser.exitValue()).isEqualTo(Exit.CUT_SHORT.code());
    assertThat(one.isAlive() ^ two.isAlive()).isTrue();
    assertThat(sweeps()).hasSize(1);
  }

  /** As one would be that was suspended for minutes. */
  @Test
  void whoWasReplacedEndsWithoutWritingAnyMore() throws Exception {
    Process process = start(arguments());
    awaitTrials(process);
    LockFiles files = StudyLock.files(new ResultsFolder(results()), "nightly");

    files.create(2, new LockHolder("other", "run", "far", "far", 7, Instant.now(), Instant.now()));

    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(Exit.CUT_SHORT.code());
    assertThat(files.isFree(2)).isFalse();
    assertThat(sweeps().get(0).resolve("outcome.json")).doesNotExist();
    assertThat(folder.resolve("results/sweeps")).doesNotExist();
    assertThat(journalLines()).isGreaterThanOrEqualTo(20);
  }

  @Test
  void ofManyThatRaceOnHdfsOneGetsIt() throws Exception {
    try (MiniDFSCluster hdfs =
        new MiniDFSCluster.Builder(new Configuration(), folder.resolve("hdfs").toFile())
            .numDataNodes(1)
            .build()) {
      ResultsFolder there = new ResultsFolder(hdfs.getURI() + "/lake");
      LockFiles files = StudyLock.files(there, "nightly");
      assertOneGetsIt(files);
      assertOneGetsIt(files);
      assertThat(files.newest()).isEqualTo(2);
    }
  }

  private static void assertOneGetsIt(LockFiles files) throws Exception {
    ExecutorService racers = Executors.newFixedThreadPool(RACERS);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<StudyLock>> takes = new ArrayList<>();
    for (int i = 0; i < RACERS; i++) {
      takes.add(
          racers.submit(
              () -> {
                start.await();
                return new LockTaker(files, LockTimes.USUAL, "Cannot run", note -> {})
                    .take(LockHolder.ofThisProcess("run", Instant.now()), () -> {});
              }));
    }
    start.countDown();
    List<StudyLock> taken = new ArrayList<>();
    for (Future<StudyLock> take : takes) {
      try {
        taken.add(take.get());
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(StudyBusyException.class);
      }
    }
    racers.shutdown();
    assertThat(taken).hasSize(1);
    taken.get(0).close();
  }

  private String results() {
    return folder.resolve("results").toString();
  }

  private String[] arguments(String... more) {
    return Stream.concat(
            Stream.of("run", job.toString(), "--results", results(), "--no-progress"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  /** Starts a process that Ctrl-C reaches, even where the tests run in the background. */
  private Process start(String... arguments) throws IOException {
    ProcessBuilder builder = Cli.process(arguments);
    builder.command().addAll(0, List.of("env", "--default-signal=INT"));
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(Files.createTempFile(folder, "process", ".log").toFile())
            .start();
    started.add(process);
    return process;
  }

  private void awaitTrials(Process process) throws Exception {
    while (sweeps().isEmpty() || journalLines() < 20) {
      assertThat(process.isAlive()).as("the sweep ended early").isTrue();
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private long journalLines() throws IOException {
    Path journal = sweeps().get(0).resolve("journal.jsonl");
    if (!Files.exists(journal)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(journal)) {
      return lines.count();
    }
  }

  private List<Path> sweeps() throws IOException {
    Path runs = folder.resolve("results/runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> sweeps = Files.list(runs)) {
      return sweeps.toList();
    }
  }

  private boolean isFree() throws IOException {
    LockFiles files = StudyLock.files(new ResultsFolder(results()), "nightly");
    return files.isFree(files.newest());
  }
}

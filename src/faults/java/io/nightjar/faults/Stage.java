package io.nightjar.faults;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Starts the sweep of a round, brings its fault about, and waits for the end of the study. */
final class Stage {
  private static final int KILLED = 128 + 9;
  private static final int DONE = 0;
  private static final int CUT_SHORT = 3;

  /** Of the journal's lines: early enough that much is left to do. */
  private static final int FIRST_MOMENT = 3;

  private static final int LAST_MOMENT = 40;
  private static final int MOST_MILLIS_LATER = 400;
  private static final int SECONDS_BEYOND_LEASE = 4;
  private static final int SECONDS_TO_VANISH = 30;

  private final Round round;
  private final Submission submission;
  private final Cluster cluster;
  private final Findings findings;
  private final Random random;

  Stage(Round round, Submission submission, Cluster cluster, Findings findings, Random random) {
    this.round = round;
    this.submission = submission;
    this.cluster = cluster;
    this.findings = findings;
    this.random = random;
  }

  /** Plays the scenarios that need no small disk. */
  void play() throws IOException, InterruptedException {
    switch (round.scenario()) {
      case EXECUTOR_KILLED -> killExecutor();
      case WORKER_KILLED -> killWorker();
      case EXECUTOR_STOPPED -> stopExecutor();
      case DRIVER_KILLED -> killDriver();
      case HUNG_TRIAL -> runToTheEnd("--set", "budget.trial-time=20s");
      default -> runToTheEnd();
    }
  }

  private void runToTheEnd(String... options) throws IOException, InterruptedException {
    requireExit(DONE, submission.start("run", options));
  }

  private void requireExit(int expected, RunningSweep sweep)
      throws IOException, InterruptedException {
    findings.requireEqual(expected, sweep.exit(), "The exit code");
    sweep.look();
  }

  /** A sweep at a moment that the seed has chosen. */
  private RunningSweep started() throws IOException, InterruptedException {
    RunningSweep sweep = submission.start("run");
    sweep.awaitLines(FIRST_MOMENT + random.nextInt(LAST_MOMENT - FIRST_MOMENT + 1));
    TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_MILLIS_LATER));
    return sweep;
  }

  private ExecutorProcess someExecutor() throws IOException {
    List<ExecutorProcess> executors = cluster.executors();
    if (executors.isEmpty()) {
      throw new IOException("Cannot find an executor");
    }
    return executors.get(random.nextInt(executors.size()));
  }

  private void killExecutor() throws IOException, InterruptedException {
    RunningSweep sweep = started();
    Commands.signal("KILL", someExecutor().pid());
    requireExit(DONE, sweep);
  }

  private void killWorker() throws IOException, InterruptedException {
    RunningSweep sweep = started();
    List<Worker> workers = cluster.workers();
    Commands.signal("KILL", workers.get(random.nextInt(workers.size())).pid());
    requireExit(DONE, sweep);
  }

  private void stopExecutor() throws IOException, InterruptedException {
    RunningSweep sweep = started();
    ExecutorProcess victim = someExecutor();
    Commands.signal("STOP", victim.pid());
    try {
      TimeUnit.SECONDS.sleep(Settings.LEASE_SECONDS + SECONDS_BEYOND_LEASE);
    } finally {
      Commands.signal("CONT", victim.pid());
    }
    requireExit(DONE, sweep);
  }

  private void killDriver() throws IOException, InterruptedException {
    RunningSweep sweep = started();
    sweep.kill();
    requireExit(KILLED, sweep);
    resume();
  }

  /** Once the executors of the driver before are gone, as their cores are needed. */
  private void resume() throws IOException, InterruptedException {
    findings.require(cluster.isQuietWithin(SECONDS_TO_VANISH), "Executors outlive their driver");
    requireExit(DONE, submission.start("resume", "--resume"));
  }

  /** Plays the scenario in which the results folder has no space for a while. */
  void fill(SmallDisk disk) throws IOException, InterruptedException {
    RunningSweep sweep = started();
    disk.fill();
    requireExit(CUT_SHORT, sweep);
    disk.free();
    resume();
  }
}

package io.nightjar.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/** Runs rounds, each in a folder of its own, and says what was wrong. */
final class RoundRunner {
  private static final int SECONDS_TO_VANISH = 20;

  private final Places places;
  private final Job job;
  private final Baselines baselines;

  RoundRunner(Places places, Job job) {
    this.places = places;
    this.job = job;
    this.baselines = new Baselines(places, job);
  }

  /**
   * Runs a round on a cluster.
   *
   * @return the problems, none where all is right
   */
  List<String> run(Round round, Cluster cluster) throws IOException, InterruptedException {
    Findings findings = new Findings();
    Path folder = Files.createDirectories(places.round(round));
    cluster.heal();
    try {
      play(round, folder, cluster, findings);
    } catch (IOException | SQLException | RuntimeException e) {
      findings.add(e.toString());
    } finally {
      findings.require(
          cluster.isQuietWithin(SECONDS_TO_VANISH), "Executors are left: " + cluster.executors());
      cluster.clear(folder);
    }
    return findings.problems();
  }

  private void play(Round round, Path folder, Cluster cluster, Findings findings)
      throws IOException, InterruptedException, SQLException {
    Baselines.Baseline baseline = baselines.of(round.scenario().faulty());
    Random random = new Random(round.seed());
    List<Worker> workers = cluster.workers();
    Worker changed = workers.get(random.nextInt(workers.size()));
    Submission submission = submission(round, folder, cluster, changed);
    SweepFiles files = new SweepFiles(submission.results());
    Stage stage = new Stage(round, submission, cluster, findings, random);
    RoundCheck check = new RoundCheck(round, files, baseline, findings);
    switch (round.scenario()) {
      case FULL_DISK -> playOnSmallDisk(stage, check, submission, findings);
      case CHANGED_DATA -> {
        stage.play();
        check.check();
        check.checkNothingRanOn(cluster.executorIds(changed));
      }
      default -> {
        stage.play();
        check.check();
      }
    }
  }

  private Submission submission(Round round, Path folder, Cluster cluster, Worker changed)
      throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    Commands.require(folder.resolve("mkfifo.log"), "mkfifo", pipe.toString());
    String changedNode = round.scenario() == Scenario.CHANGED_DATA ? changed.folder() : "";
    return new Submission(
        places,
        job,
        folder,
        folder.resolve("results"),
        cluster.master(),
        round.layout().slots(),
        Settings.of(round, places, pipe, changedNode));
  }

  /** What is wrong stays readable after the disk is gone. */
  private static void playOnSmallDisk(
      Stage stage, RoundCheck check, Submission submission, Findings findings)
      throws IOException, InterruptedException, SQLException {
    Path log = submission.folder().resolve("disk.log");
    SmallDisk disk = SmallDisk.mounted(submission.results(), log);
    boolean isWhole = false;
    try {
      stage.fill(disk);
      check.check();
      isWhole = findings.problems().isEmpty();
    } finally {
      if (!isWhole) {
        String kept = submission.folder().resolve("results-kept").toString();
        Commands.call(log, List.of("cp", "-a", submission.results().toString(), kept));
      }
      disk.unmount();
    }
  }
}

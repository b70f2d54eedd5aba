package io.nightjar.cli;

import io.nightjar.format.ResolvedJob;
import io.nightjar.study.StudySpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * A sweep that is about to run.
 *
 * @param start what it starts from
 * @param folder where it writes
 * @param goesOn whether it has begun before
 */
record PreparedSweep(StartingPoint start, SweepData data, SweepFolder folder, boolean goesOn) {
  private static final String LOG = "nightjar.log";

  /**
   * Finds out what a job starts from, and says what is odd about it.
   *
   * @throws BadInputException if it cannot start from there, or cannot go on
   */
  static PreparedSweep of(
      LoadedJob loaded, ResultsFolder results, LaunchOptions options, PrintWriter err)
      throws BadInputException, IOException {
    ResolvedJob job = loaded.job();
    job.study().notes().forEach(note -> err.println("Warning: " + note));
    Optional<Resume> unfinished =
        options.isResumed()
            ? Resume.find(results, job, loaded.data().fingerprint())
            : Optional.empty();
    if (options.isResumed() && unfinished.isEmpty()) {
      err.println("No unfinished sweep of study " + job.study().name() + ": starting a new one");
    }
    StartingPoint start = StartingPoint.of(unfinished.map(Resume::job).orElse(job), results);
    SearcherText.reason(job.study()).ifPresent(err::println);
    start.notes().forEach(err::println);
    SweepFolder folder =
        unfinished.map(Resume::folder).orElseGet(() -> SweepFolder.fresh(results, Instant.now()));
    Logs.to(folder.path().map(path -> path.resolve(LOG)), options.screen());
    return new PreparedSweep(start, loaded.data(), folder, unfinished.isPresent());
  }

  StudySpec study() {
    return start.job().study();
  }

  /** This sweep of a study that was cut. */
  PreparedSweep cutTo(StudySpec cut) {
    StartingPoint shorter =
        new StartingPoint(start.job().cutTo(cut), start.earlier(), start.notes());
    return new PreparedSweep(shorter, data, folder, goesOn);
  }

  /**
   * Runs it.
   *
   * @param time when it has to end, empty where only its job says so
   */
  SweepReport run(SweepSetting setting, Optional<NightTime> time, PrintWriter err)
      throws BadInputException, IOException {
    Sweep sweep = new Sweep(start, data, folder, setting, time);
    sweep.slowness().ifPresent(reason -> err.println("Warning: " + reason));
    return sweep.run();
  }
}

package io.nightjar.sweep;

import io.nightjar.format.ResolvedJob;
import io.nightjar.results.BadInputException;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.StudyBusyException;
import io.nightjar.results.StudyLock;
import io.nightjar.results.SweepFolder;
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
public record PreparedSweep(
    StartingPoint start, SweepData data, SweepFolder folder, boolean goesOn) {
  /**
   * Finds out what a job starts from, and says what is odd about it.
   *
   * @param unfinished what it goes on with, empty for a new one
   * @throws BadInputException if it cannot start from there
   */
  public static PreparedSweep of(
      LoadedJob loaded, ResultsFolder results, Optional<Resume> unfinished, PrintWriter err)
      throws BadInputException, IOException {
    ResolvedJob job = loaded.job();
    StartingPoint start = StartingPoint.of(unfinished.map(Resume::job).orElse(job), results);
    SearcherText.reason(job.study()).ifPresent(err::println);
    start.notes().forEach(err::println);
    SweepFolder folder =
        unfinished.map(Resume::folder).orElseGet(() -> SweepFolder.fresh(results, Instant.now()));
    return new PreparedSweep(start, loaded.data(), folder, unfinished.isPresent());
  }

  public StudySpec study() {
    return start.job().study();
  }

  /** This sweep of a study that was cut. */
  PreparedSweep cutTo(StudySpec cut) {
    StartingPoint shorter =
        new StartingPoint(start.job().cutTo(cut), start.earlier(), start.notes());
    return new PreparedSweep(shorter, data, folder, goesOn);
  }

  /**
   * Takes its study; the caller closes the lock.
   *
   * @param command what for, such as {@code run}
   * @throws StudyBusyException if another process holds the study; then nothing is left behind
   */
  public StudyLock take(String command, PrintWriter err)
      throws StudyBusyException, IOException, InterruptedException {
    try {
      return StudyLock.take(folder.results(), study().name(), command, err);
    } catch (StudyBusyException e) {
      forget();
      throw e;
    }
  }

  /** Leaves nothing of it behind, where it has not begun: a probe may have logged. */
  public void forget() throws IOException {
    if (!goesOn) {
      folder.storage().delete("");
    }
  }

  /**
   * Runs it.
   *
   * @param time when it has to end, empty where only its job says so
   */
  public SweepReport run(SweepSetting setting, Optional<NightTime> time, PrintWriter err)
      throws BadInputException, IOException {
    Sweep sweep = new Sweep(start, data, folder, setting, time);
    sweep.slowness().ifPresent(reason -> err.println("Warning: " + reason));
    return sweep.run();
  }
}

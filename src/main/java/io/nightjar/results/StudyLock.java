package io.nightjar.results;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A study of a folder of results, held by this process alone until closed: {@code
 * <results>/locks/<study>}.
 */
public final class StudyLock implements AutoCloseable {
  private static final String FOLDER = "locks/";
  private static final long PATIENCE_SECONDS = 10;

  private final LockFiles files;
  private final long number;
  private final LockHolder own;
  private final Runnable lost;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "study-lock");
            thread.setDaemon(true);
            return thread;
          });

  StudyLock(LockFiles files, long number, LockHolder own, Runnable lost) {
    this.files = files;
    this.number = number;
    this.own = own;
    this.lost = lost;
  }

  /**
   * Takes a study. A lock whose holder is dead is taken over: at once where its process was of this
   * machine, else after a minute without a sign of life.
   *
   * @param command what for, such as {@code run}
   * @param err is told where that takes a while
   * @throws StudyBusyException if another process holds it
   * @throws UnwritableException if the lock cannot be read or written
   */
  public static StudyLock take(ResultsFolder results, String study, String command, PrintWriter err)
      throws StudyBusyException, UnwritableException, InterruptedException {
    Runnable lost =
        () -> {
          err.println(
              "Lost study %s: another process took it over, as this one gave no sign of life"
                  .formatted(study));
          // Whatever this process would still write belongs to the other one by now.
          Runtime.getRuntime().halt(Exit.CUT_SHORT.code());
        };
    return taker(results, study, command, err)
        .take(LockHolder.ofThisProcess(command, Instant.now()), lost);
  }

  /**
   * Finds out at once whether another process holds a study for sure. It leaves nothing behind, so
   * it comes before all that does.
   *
   * @throws StudyBusyException if so
   * @throws UnwritableException if the lock cannot be read
   */
  public static void requireFree(
      ResultsFolder results, String study, String command, PrintWriter err)
      throws StudyBusyException, UnwritableException {
    taker(results, study, command, err).requireFree();
  }

  /**
   * Whether a process runs a study, as far as can be seen at once.
   *
   * @return unknown where the study was never held, or is held from where nothing is heard of
   */
  public static LockHolder.Life life(ResultsFolder results, String study) {
    try {
      return LockTaker.life(files(results, study));
    } catch (IOException | RuntimeException e) {
      return LockHolder.Life.UNKNOWN;
    }
  }

  private static LockTaker taker(
      ResultsFolder results, String study, String command, PrintWriter err) {
    String verb = command.equals("prune") ? "prune" : "run";
    String what = "Cannot %s study %s in %s".formatted(verb, study, results);
    return new LockTaker(files(results, study), LockTimes.USUAL, what, err::println);
  }

  public static LockFiles files(ResultsFolder results, String study) {
    return new LockFiles(results.storageOf(FOLDER + study));
  }

  /** Says from now on that it lives. */
  StudyLock beating(LockTimes times) throws IOException {
    files.beat(number, Instant.now());
    long millis = times.beat().toMillis();
    var unused = timer.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    return this;
  }

  private void beat() {
    try {
      if (isMine()) {
        files.beat(number, Instant.now());
      } else {
        lost.run();
      }
    } catch (IOException | RuntimeException e) {
      return; // The next one may do: it takes several without one to be taken for dead.
    }
  }

  private boolean isMine() throws IOException {
    // A store that replaces files in two steps may show no name for a moment.
    return files.newest() <= number
        && files.holder(number).map(holder -> holder.token().equals(own.token())).orElse(true);
  }

  /** Lets the study go. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      var unused = timer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
      files.free(number);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      return; // Then it is taken over as that of a dead process.
    }
  }
}

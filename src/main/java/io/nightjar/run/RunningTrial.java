package io.nightjar.run;

import io.nightjar.trial.Measurement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A trial in its thread, which it leaves as it found it: an interrupt never outlives the trial. */
final class RunningTrial implements Runnable {
  private final FutureTask<Measurement> work;
  private @Nullable Thread thread;
  private boolean isInterrupted;

  RunningTrial(Callable<Measurement> trial) {
    this.work = new FutureTask<>(() -> inThread(trial));
  }

  @Override
  public void run() {
    work.run();
  }

  private Measurement inThread(Callable<Measurement> trial) throws Exception {
    enter();
    try {
      return trial.call();
    } finally {
      leave();
    }
  }

  private synchronized void enter() {
    Thread current = Thread.currentThread();
    thread = current;
    if (isInterrupted) {
      current.interrupt();
    }
  }

  private synchronized void leave() {
    thread = null;
    Thread.interrupted();
  }

  synchronized void interrupt() {
    isInterrupted = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  /**
   * Waits for the end.
   *
   * @throws ExecutionException if the trial threw
   * @throws TimeoutException if it did not end in time
   */
  Measurement await(Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    return work.get(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits for the end, of whatever kind; says whether it came. */
  boolean endsWithin(Duration patience) throws InterruptedException {
    try {
      await(patience);
      return true;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  boolean isRunning() {
    return !work.isDone();
  }
}

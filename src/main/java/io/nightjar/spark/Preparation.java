package io.nightjar.spark;

import io.nightjar.run.TrialRunner;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes a slot ready for its first trial, in a thread like a trial's. */
final class Preparation {
  private final SlotId id;
  private final SlotLine line;
  private final SlotTimes times;

  Preparation(SlotId id, SlotLine line, SlotTimes times) {
    this.id = id;
    this.line = line;
    this.times = times;
  }

  /** How it ended: ready, unfit for a reason, or no longer wanted. */
  record End(boolean isWanted, Optional<String> unfit) {}

  /** Prepares the slot, and tells the driver meanwhile that it lives. */
  End run(TrialRunner runner) throws InterruptedException {
    FutureTask<Void> work =
        new FutureTask<>(
            () -> {
              runner.prepare(id.device());
              return null;
            });
    Thread thread = new Thread(work, "slot-" + id.slot() + "-preparation");
    thread.setDaemon(true);
    thread.start();
    try {
      return await(work);
    } finally {
      thread.interrupt();
    }
  }

  private End await(FutureTask<Void> work) throws InterruptedException {
    long end = System.nanoTime() + times.preparation().toNanos();
    while (System.nanoTime() < end) {
      try {
        work.get(times.beat().toNanos(), TimeUnit.NANOSECONDS);
        return new End(true, Optional.empty());
      } catch (TimeoutException e) {
        if (!isWanted()) {
          return new End(false, Optional.empty());
        }
      } catch (ExecutionException e) {
        return new End(true, Optional.of(reason(e)));
      }
    }
    return new End(true, Optional.of("it is not ready after " + words(times.preparation())));
  }

  /** A heartbeat that does not come through is no reason to stop. */
  boolean isWanted() throws InterruptedException {
    try {
      return !(line.call(new SlotCall.Preparing(id)) instanceof SlotAnswer.Stop);
    } catch (IOException e) {
      return true;
    }
  }

  /** The message alone where it says all: that of a checked exception, or of a wrong state. */
  private static String reason(ExecutionException thrown) {
    Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
    String message = cause.getMessage();
    boolean isUnforeseen = cause instanceof RuntimeException || cause instanceof Error;
    return message == null || (isUnforeseen && !(cause instanceof IllegalStateException))
        ? cause.toString()
        : message;
  }

  private static String words(Duration time) {
    return time.toSeconds() + " s";
  }
}

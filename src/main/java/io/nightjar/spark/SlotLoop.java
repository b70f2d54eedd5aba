package io.nightjar.spark;

import io.nightjar.run.Assignment;
import io.nightjar.run.TrialProbe;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The executor's side of a slot: asks for work, runs it, reports it, until it is told to stop. */
final class SlotLoop {
  private final SlotId id;
  private final SlotLine line;
  private final Run run;
  private final SlotTimes times;
  private final BooleanSupplier isKilled;

  /**
   * A loop.
   *
   * @param isKilled whether Spark has given the slot's task up
   */
  SlotLoop(SlotId id, SlotLine line, Run run, SlotTimes times, BooleanSupplier isKilled) {
    this.id = id;
    this.line = line;
    this.run = run;
    this.times = times;
    this.isKilled = isKilled;
  }

  /** Runs one attempt at a task; whatever the trial does is a result. */
  @FunctionalInterface
  interface Run {
    TrialResult execute(TrialTask task, Assignment assignment, TrialProbe probe)
        throws IOException, InterruptedException;
  }

  /**
   * Works until the driver says stop.
   *
   * @throws IOException if the driver cannot be reached
   * @throws IllegalStateException if the driver does not understand this slot
   */
  void work() throws IOException, InterruptedException {
    ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(this::pulse);
    try {
      work(pulse);
    } finally {
      pulse.shutdownNow();
    }
  }

  private Thread pulse(Runnable beat) {
    Thread thread = new Thread(beat, "slot-" + id.slot() + "-heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  private void work(ScheduledExecutorService pulse) throws IOException, InterruptedException {
    SlotCall.@Nullable Finished finished = null;
    for (long sequence = 1; ; sequence++) {
      SlotAnswer answer = ask(new SlotCall.Ask(id, sequence, finished));
      finished = null;
      if (answer instanceof SlotAnswer.Stop) {
        return;
      } else if (answer instanceof SlotAnswer.Wait pause) {
        Thread.sleep(pause.millis());
      } else if (answer instanceof SlotAnswer.Run task) {
        finished = execute(task, pulse);
      } else {
        throw new IllegalStateException("Cannot run trials: the driver answered " + answer);
      }
    }
  }

  /** Nothing where the trial was cancelled: its result would be no fault of its own. */
  private SlotCall.@Nullable Finished execute(SlotAnswer.Run task, ScheduledExecutorService pulse)
      throws IOException, InterruptedException {
    LiveTrial trial = new LiveTrial(isKilled);
    long millis = times.beat().toMillis();
    Future<?> beats =
        pulse.scheduleWithFixedDelay(
            () -> beat(task.lease(), trial), millis, millis, TimeUnit.MILLISECONDS);
    Assignment assignment =
        new Assignment(task.attempt(), id.slot(), id.executor(), id.host(), id.device());
    try {
      TrialResult result = run.execute(task.task(), assignment, trial);
      return trial.isCancelled() ? null : new SlotCall.Finished(task.lease(), result);
    } finally {
      beats.cancel(false);
    }
  }

  /** A heartbeat that does not come through is no reason to stop: the next one may. */
  private void beat(long lease, LiveTrial trial) {
    try {
      SlotAnswer answer = line.call(new SlotCall.Beat(id, lease, trial.curve()));
      if (answer instanceof SlotAnswer.Cancel || answer instanceof SlotAnswer.Stop) {
        trial.cancel();
      }
    } catch (IOException | RuntimeException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Repeats the very same question until there is an answer: the driver may have heard it. */
  private SlotAnswer ask(SlotCall call) throws IOException, InterruptedException {
    for (int retries = 0; ; retries++) {
      try {
        return line.call(call);
      } catch (IOException e) {
        if (retries == times.retries()) {
          throw e;
        }
        Thread.sleep(times.retryPause().toMillis());
      }
    }
  }
}

package io.nightjar.spark;

import io.nightjar.run.Assignment;
import io.nightjar.run.StorageException;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.TrialResult;
import java.io.IOException;
import java.util.List;
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
  private final Trials trials;
  private final SlotTimes times;
  private final BooleanSupplier isKilled;

  /** What the heartbeat is for, null between two trials. */
  private volatile @Nullable Live live;

  /**
   * A loop.
   *
   * @param line to the driver, see {@link PatientLine}
   * @param isKilled whether Spark has given the slot's task up
   */
  SlotLoop(SlotId id, SlotLine line, Trials trials, SlotTimes times, BooleanSupplier isKilled) {
    this.id = id;
    this.line = line;
    this.trials = trials;
    this.times = times;
    this.isKilled = isKilled;
  }

  private record Live(long lease, LiveTrial trial) {}

  /** Why a slot ended. */
  enum End {
    STOPPED,
    /** Its process shall end, too. */
    HALTED
  }

  /**
   * Works until the driver says stop.
   *
   * @throws StorageException if a trial could not write its checkpoint
   * @throws IOException if the driver cannot be reached
   * @throws IllegalStateException if the driver does not understand this slot
   */
  End work() throws IOException, InterruptedException {
    ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(this::pulse);
    long millis = Math.max(1, times.beat().toMillis());
    Future<?> beats =
        pulse.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    try {
      return loop();
    } finally {
      beats.cancel(false);
      pulse.shutdownNow();
    }
  }

  private Thread pulse(Runnable beat) {
    Thread thread = new Thread(beat, "slot-" + id.slot() + "-heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  private End loop() throws IOException, InterruptedException {
    SlotCall.@Nullable Finished finished = null;
    for (long sequence = 1; ; sequence++) {
      SlotAnswer answer =
          PatientLine.call(line, new SlotCall.Ask(id, sequence, trials.hung(), finished), times);
      finished = null;
      if (answer instanceof SlotAnswer.Stop) {
        return End.STOPPED;
      } else if (answer instanceof SlotAnswer.Halt) {
        return End.HALTED;
      } else if (answer instanceof SlotAnswer.Wait pause) {
        Thread.sleep(pause.millis());
      } else if (answer instanceof SlotAnswer.Run task) {
        finished = execute(task);
      } else {
        throw new IllegalStateException("Cannot run trials: the driver answered " + answer);
      }
    }
  }

  /** Nothing where the trial was cancelled: its result would be no fault of its own. */
  private SlotCall.@Nullable Finished execute(SlotAnswer.Run task)
      throws StorageException, InterruptedException {
    LiveTrial trial = new LiveTrial(isKilled);
    live = new Live(task.lease(), trial);
    try {
      return finished(task, trial);
    } catch (StorageException e) {
      if (trial.isCancelled()) {
        return null;
      }
      throw e;
    } finally {
      live = null;
    }
  }

  private SlotCall.@Nullable Finished finished(SlotAnswer.Run task, LiveTrial trial)
      throws StorageException, InterruptedException {
    Assignment assignment =
        new Assignment(task.attempt(), id.slot(), id.executor(), id.host(), id.device());
    TrialResult result = trials.execute(task.task(), assignment, trial);
    return trial.isCancelled() ? null : new SlotCall.Finished(task.lease(), result);
  }

  /**
   * A heartbeat that does not come through is no reason to stop: the next one may. Whatever is
   * thrown, since the pulse would end with it.
   */
  private void beat() {
    Live now = live;
    if (now == null) {
      return;
    }
    try {
      beat(now.lease(), now.trial());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      return;
    }
  }

  private void beat(long lease, LiveTrial trial) throws IOException, InterruptedException {
    List<Measurement> points = trial.unheard();
    SlotAnswer answer = line.call(new SlotCall.Beat(id, lease, points));
    if (answer instanceof SlotAnswer.GoOn) {
      trial.heard(points.size());
    } else if (answer instanceof SlotAnswer.Cancel || answer instanceof SlotAnswer.Stop) {
      trial.cancel();
    }
  }
}

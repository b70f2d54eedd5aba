package io.nightjar.sweep;

import io.nightjar.results.Ending;
import io.nightjar.run.TimedGate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Stops a sweep, or a phase of it, when its time is up. */
final class DeadlineTimer implements AutoCloseable {
  /** How often a gate is asked, which may move its times. */
  private static final long WATCH_MILLIS = 100;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "sweep-deadline");
            thread.setDaemon(true);
            return thread;
          });

  private DeadlineTimer() {}

  /**
   * Starts to count.
   *
   * @param limit the time of the whole sweep, empty for none
   */
  static DeadlineTimer start(Optional<Duration> limit, Stopper stopper) {
    DeadlineTimer timer = new DeadlineTimer();
    limit.ifPresent(time -> timer.stopAfter(time, stopper));
    return timer;
  }

  /** Ends each phase of a sweep that is over by its gate. */
  static DeadlineTimer watch(TimedGate gate, Stopper stopper) {
    DeadlineTimer timer = new DeadlineTimer();
    var unused =
        timer.timer.scheduleWithFixedDelay(
            () -> endIfOver(gate, stopper), WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    return timer;
  }

  /** The phase is read first: if it ends meanwhile, the next one goes on. */
  private static void endIfOver(TimedGate gate, Stopper stopper) {
    int phase = stopper.phase();
    if (gate.isOver()) {
      stopper.endPhase(phase);
    }
  }

  private void stopAfter(Duration time, Stopper stopper) {
    var unused =
        timer.schedule(
            () -> stopper.stop(Ending.OUT_OF_TIME), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

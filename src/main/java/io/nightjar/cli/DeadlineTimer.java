package io.nightjar.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Stops a sweep when its time is up. */
final class DeadlineTimer implements AutoCloseable {
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

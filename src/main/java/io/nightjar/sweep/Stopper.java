package io.nightjar.sweep;

import io.nightjar.results.Ending;
import java.util.Optional;

/**
 * Ends the driver's loop from another thread, and remembers why. Outside of the loop a stop only
 * counts: before it, the loop does not begin; after it, what is being written is written.
 *
 * <p>The loop runs once for each phase of a sweep. A phase whose time is over is ended alone.
 */
public final class Stopper {
  private final Thread driver = Thread.currentThread();
  private boolean looping;
  private int phase;
  private boolean isPhaseOver;
  private Optional<Ending> reason = Optional.empty();

  /** Asks for an end; the first reason stands. */
  synchronized void stop(Ending why) {
    if (reason.isEmpty()) {
      reason = Optional.of(why);
      if (looping) {
        driver.interrupt();
      }
    }
  }

  /** The number of the phase that runs, or is next. */
  public synchronized int phase() {
    return phase;
  }

  /** Ends a phase, unless it has ended already. */
  public synchronized void endPhase(int number) {
    if (looping && number == phase && reason.isEmpty()) {
      isPhaseOver = true;
      driver.interrupt();
    }
  }

  /**
   * Called by the driver before its loop.
   *
   * @throws InterruptedException if it was asked to stop already
   */
  synchronized void begin() throws InterruptedException {
    if (reason.isPresent()) {
      throw new InterruptedException();
    }
    looping = true;
    isPhaseOver = false;
  }

  /** Whether nothing but the time of the phase ended the loop. */
  synchronized boolean isPhaseOver() {
    return isPhaseOver && reason.isEmpty();
  }

  /** Called by the driver when its loop has ended: from here on nothing interrupts it. */
  synchronized void finish() {
    looping = false;
    phase++;
    Thread.interrupted();
  }

  /** Why the loop was stopped. */
  synchronized Ending reason() {
    return reason.orElse(Ending.INTERRUPTED);
  }
}

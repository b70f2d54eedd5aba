package io.nightjar.cli;

import java.util.Optional;

/**
 * Ends the driver's loop from another thread, and remembers why. Outside of the loop a stop only
 * counts: before it, the loop does not begin; after it, what is being written is written.
 */
final class Stopper {
  private final Thread driver = Thread.currentThread();
  private boolean looping;
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
  }

  /** Called by the driver when its loop has ended: from here on nothing interrupts it. */
  synchronized void finish() {
    looping = false;
    Thread.interrupted();
  }

  /** Why the loop was stopped. */
  synchronized Ending reason() {
    return reason.orElse(Ending.INTERRUPTED);
  }
}

package io.nightjar.cli;

import java.util.Optional;

/** Ends the driver's loop from another thread, and remembers why. */
final class Stopper {
  private final Thread driver = Thread.currentThread();
  private boolean finished;
  private Optional<Ending> reason = Optional.empty();

  /** Interrupts the loop, unless it ended already or is being ended. */
  synchronized void stop(Ending why) {
    if (!finished && reason.isEmpty()) {
      reason = Optional.of(why);
      driver.interrupt();
    }
  }

  /** Called by the driver when its loop has ended: from here on nothing interrupts it. */
  synchronized void finish() {
    finished = true;
    Thread.interrupted();
  }

  /** Why the loop was stopped. */
  synchronized Ending reason() {
    return reason.orElse(Ending.INTERRUPTED);
  }
}

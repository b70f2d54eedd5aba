package io.nightjar.cli;

import org.jline.utils.Signals;

/**
 * Ctrl-C and SIGTERM: the first ends the sweep in order, a second one the process.
 *
 * <p>Handled as signals and not by a shutdown hook, because Spark can no longer write once the JVM
 * is shutting down.
 */
final class StopSignals implements AutoCloseable {
  private static final String[] NAMES = {"INT", "TERM"};

  /** What a shell reports of a process that SIGINT ended. */
  private static final int KILLED = 130;

  private final Object[] before = new Object[NAMES.length];
  private volatile boolean stopped;

  private StopSignals() {}

  /**
   * Takes over the signals until closed.
   *
   * @param stop ends the sweep; called once, in a thread of its own
   */
  static StopSignals install(Runnable stop) {
    StopSignals signals = new StopSignals();
    for (int i = 0; i < NAMES.length; i++) {
      signals.before[i] = Signals.register(NAMES[i], () -> signals.received(stop));
    }
    return signals;
  }

  private void received(Runnable stop) {
    if (stopped) {
      Runtime.getRuntime().halt(KILLED);
    }
    stopped = true;
    stop.run();
  }

  @Override
  public void close() {
    for (int i = 0; i < NAMES.length; i++) {
      Signals.unregister(NAMES[i], before[i]);
    }
  }
}

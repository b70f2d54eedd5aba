package io.nightjar.sweep;

import java.util.concurrent.atomic.AtomicReference;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and SIGTERM: the first ends the work in order, a second one the process. What takes them
 * over inside of other work that has done so ends that, too.
 *
 * <p>Handled as signals and not by a shutdown hook, because Spark can no longer write once the JVM
 * is shutting down.
 */
public final class StopSignals implements AutoCloseable {
  private static final String[] NAMES = {"INT", "TERM"};

  /** What a shell reports of a process that SIGINT ended. */
  private static final int KILLED = 130;

  private static final AtomicReference<@Nullable StopSignals> INNERMOST = new AtomicReference<>();

  private final Object[] before = new Object[NAMES.length];
  private final Runnable stop;
  private final @Nullable StopSignals outer;
  private volatile boolean stopped;

  private StopSignals(Runnable stop, @Nullable StopSignals outer) {
    this.stop = stop;
    this.outer = outer;
  }

  /**
   * Takes over the signals until closed.
   *
   * @param stop ends the work; called once, in a thread of its own
   */
  public static StopSignals install(Runnable stop) {
    StopSignals signals = new StopSignals(stop, INNERMOST.get());
    INNERMOST.set(signals);
    for (int i = 0; i < NAMES.length; i++) {
      signals.before[i] = Signals.register(NAMES[i], signals::received);
    }
    return signals;
  }

  private void received() {
    if (stopped) {
      Runtime.getRuntime().halt(KILLED);
    }
    for (StopSignals each = this; each != null; each = each.outer) {
      each.stopped = true;
      each.stop.run();
    }
  }

  @Override
  public void close() {
    for (int i = 0; i < NAMES.length; i++) {
      Signals.unregister(NAMES[i], before[i]);
    }
    INNERMOST.set(outer);
  }
}

package io.nightjar.run;

import java.io.IOException;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Forces a file to the disk from time to time, so that whoever writes need not wait for it. */
final class Forcer {
  private static final long PERIOD_MILLIS = 1000;

  private final LineFile lines;
  private final AtomicBoolean isDirty = new AtomicBoolean();
  private final AtomicReference<@Nullable IOException> trouble = new AtomicReference<>();
  private final Timer timer = new Timer("journal-force", true);

  Forcer(LineFile lines) {
    this.lines = lines;
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            force();
          }
        },
        PERIOD_MILLIS,
        PERIOD_MILLIS);
  }

  private synchronized void force() {
    if (isDirty.getAndSet(false)) {
      try {
        lines.force();
      } catch (IOException e) {
        trouble.compareAndSet(null, e);
      }
    }
  }

  /**
   * Says that there is something to force.
   *
   * @throws IOException if an earlier force failed: the disk may lack what was flushed
   */
  void written() throws IOException {
    isDirty.set(true);
    IOException failed = trouble.get();
    if (failed != null) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  /** Forces for the last time; on return no other thread touches the file. */
  synchronized void close() throws IOException {
    timer.cancel();
    if (isDirty.getAndSet(false)) {
      lines.force();
    }
  }
}

package io.nightjar.cli;

import io.nightjar.format.TextTable;
import io.nightjar.sweep.Progress.Display;
import io.nightjar.sweep.Progress.Snapshot;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The ways to show progress on standard error. */
final class Displays {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final int REDRAW_MILLIS = 250;

  private Displays() {}

  static Display none() {
    return new Display() {
      @Override
      public void show(Snapshot snapshot) {}

      @Override
      public void close() {}
    };
  }

  /** A bar that is drawn again in place, by a thread of its own. */
  static Display bar() {
    AtomicReference<Optional<Duration>> left = new AtomicReference<>(Optional.empty());
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("epochs")
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setEtaFunction(state -> left.get())
            .build();
    long start = System.nanoTime();
    TimeLeft estimate = new TimeLeft();
    return new Display() {
      @Override
      public void show(Snapshot snapshot) {
        left.set(estimate.at(since(start), Instant.now(), snapshot));
        bar.maxHint(snapshot.allEpochs());
        bar.stepTo(snapshot.epochs());
        bar.setExtraMessage(" " + snapshot.text());
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }

  /** A plain line every few seconds. */
  static Display lines(PrintWriter err) {
    long start = System.nanoTime();
    TimeLeft estimate = new TimeLeft();
    return new Display() {
      private Duration shown = Duration.ZERO;

      @Override
      public void show(Snapshot snapshot) {
        Duration elapsed = since(start);
        Optional<Duration> left = estimate.at(elapsed, Instant.now(), snapshot);
        if (elapsed.minus(shown).compareTo(BETWEEN_LINES) >= 0) {
          shown = elapsed;
          err.println(snapshot.text() + left.map(Displays::words).orElse(""));
        }
      }

      @Override
      public void close() {}
    };
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private static String words(Duration left) {
    return ", about " + TextTable.duration(left.toMillis() / 1e3) + " left";
  }
}

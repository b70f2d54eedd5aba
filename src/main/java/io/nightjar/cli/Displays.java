package io.nightjar.cli;

import io.nightjar.sweep.Progress.Display;
import io.nightjar.sweep.Progress.Snapshot;
import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The ways to show progress on standard error. */
final class Displays {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final int REDRAW_MILLIS = 250;

  /** One part of so many of all epochs. */
  private static final int BEGINNING = 20;

  private Displays() {}

  static Display none() {
    return new Display() {
      @Override
      public void show(Snapshot snapshot) {}

      @Override
      public void close() {}
    };
  }

  /** A bar that is drawn again in place; the library estimates the time left. */
  static Display bar() {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("epochs")
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .build();
    return new Display() {
      @Override
      public void show(Snapshot snapshot) {
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
    return new Display() {
      private long shown = start;

      @Override
      public void show(Snapshot snapshot) {
        long now = System.nanoTime();
        if (now - shown >= BETWEEN_LINES.toNanos()) {
          shown = now;
          err.println(snapshot.text() + left(snapshot, now - start));
        }
      }

      @Override
      public void close() {}
    };
  }

  /** Says nothing of a beginning, in which Spark and compilers weigh most. */
  private static String left(Snapshot snapshot, long nanos) {
    if (snapshot.epochs() == 0 || snapshot.epochs() * BEGINNING < snapshot.allEpochs()) {
      return "";
    }
    double share = (double) (snapshot.allEpochs() - snapshot.epochs()) / snapshot.epochs();
    return ", about " + Duration.ofNanos((long) (nanos * share)).toSeconds() + " s left";
  }
}

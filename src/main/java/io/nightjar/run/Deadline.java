package io.nightjar.run;

import java.time.Duration;

/** A point in time that no change of the system's clock moves. */
final class Deadline {
  /** Far enough for any trial, near enough that sums of nanoseconds cannot overflow. */
  private static final Duration LONGEST = Duration.ofDays(365 * 100);

  private final long startNanos = System.nanoTime();
  private final Duration limit;

  private Deadline(Duration limit) {
    this.limit = limit;
  }

  static Deadline in(Duration limit) {
    return new Deadline(limit.compareTo(LONGEST) < 0 ? limit : LONGEST);
  }

  Duration limit() {
    return limit;
  }

  boolean isOver() {
    return elapsed().compareTo(limit) > 0;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}

package io.nightjar.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Shares the time of a night among its jobs: each gets an equal part of what is left when it
 * begins, so what one does not use goes to those after it.
 *
 * @param until when everything has to have ended
 */
public record NightClock(InstantSource clock, Instant until) {
  private static final double CLOSING = 0.01;
  private static final Duration LEAST_CLOSING = Duration.ofSeconds(15);
  private static final Duration MOST_CLOSING = Duration.ofMinutes(2);

  /** What a sweep takes to stop its slots and to write tables and report. */
  public static Duration closing(Duration time) {
    Duration share = Duration.ofMillis((long) (CLOSING * time.toMillis()));
    return share.compareTo(LEAST_CLOSING) < 0
        ? LEAST_CLOSING
        : share.compareTo(MOST_CLOSING) > 0 ? MOST_CLOSING : share;
  }

  /** The time of the next job. */
  public Duration share(int jobsLeft) {
    return left(until).dividedBy(jobsLeft);
  }

  /** When the training of a job has to end that starts now. */
  public Instant end(Duration time) {
    return clock.instant().plus(time).minus(closing(time));
  }

  /** The time until a moment, not below zero. */
  public Duration left(Instant end) {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }
}

package io.nightjar.spark;

import java.time.Duration;

/**
 * How patient the driver is with its slots.
 *
 * @param lease how long a slot that runs a trial may be silent before the trial is given away
 * @param silence how long all slots together may be silent before the study ends
 * @param crashes how many executors a trial may lose, alone in each, before it counts as crashed
 */
record DeskRules(Duration lease, Duration silence, int crashes) {
  static final DeskRules DEFAULT = new DeskRules(Duration.ofSeconds(60), Duration.ofMinutes(5), 3);

  /** How long the study waits for a fit slot where all that have reported are unfit. */
  static final Duration UNFIT_GRACE = Duration.ofSeconds(30);

  /** How long an executor with a hung trial may wait for the trials beside it. */
  static final Duration DRAIN = Duration.ofMinutes(10);

  /** How long a slot that Spark could use otherwise may be idle while nothing is pending. */
  static final Duration IDLE = Duration.ofSeconds(60);

  /** How long tasks may be pending before slots that lack are started. */
  static final Duration BACKLOG = Duration.ofSeconds(1);

  /** How long a task is left for the free slot that has its model in memory: two long waits. */
  static final Duration HOMING = Duration.ofMillis(200);

  /** How long ago a free slot has asked at most: one that is longer silent may be gone. */
  static final Duration FRESH = Duration.ofSeconds(1);

  DeskRules {
    if (lease.isNegative() || lease.isZero() || silence.compareTo(lease) < 0 || crashes < 1) {
      throw new IllegalArgumentException(
          "Invalid rules: lease " + lease + ", silence " + silence + ", crashes " + crashes);
    }
  }
}

package io.nightjar.spark;

import java.time.Duration;

/**
 * How patient the driver is with its slots.
 *
 * @param lease how long a slot that runs a trial may be silent before the trial is given away
 * @param silence how long all slots together may be silent before the study ends
 * @param crashes how many executors a trial may lose before it counts as crashed
 */
record DeskRules(Duration lease, Duration silence, int crashes) {
  static final DeskRules DEFAULT = new DeskRules(Duration.ofSeconds(60), Duration.ofMinutes(5), 3);

  DeskRules {
    if (lease.isNegative() || lease.isZero() || silence.compareTo(lease) < 0 || crashes < 1) {
      throw new IllegalArgumentException(
          "Invalid rules: lease " + lease + ", silence " + silence + ", crashes " + crashes);
    }
  }
}

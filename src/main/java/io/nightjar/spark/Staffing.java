package io.nightjar.spark;

import java.time.Duration;

/**
 * How many slots there are, and for how much work.
 *
 * @param wanted how many there may be
 * @param open how many are there or wait for a core
 * @param pending how many tasks wait for a slot
 * @param backlog for how long there were such
 */
record Staffing(int wanted, int open, int pending, Duration backlog) {

  /** How many slots to start now; those without a core wait for one. */
  int toStart() {
    int lacking = wanted - open;
    boolean isNeeded =
        pending > 0 && (open == 0 || backlog.compareTo(DeskRules.BACKLOG) >= 0) && lacking > 0;
    return isNeeded ? Math.min(lacking, pending) : 0;
  }
}

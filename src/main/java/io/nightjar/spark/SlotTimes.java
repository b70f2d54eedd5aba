package io.nightjar.spark;

import java.io.Serializable;
import java.time.Duration;

/**
 * The pace of a slot.
 *
 * @param beat between two heartbeats
 * @param retryPause before a call without an answer is repeated
 * @param retries how often it is repeated
 * @param preparation how long a slot may take to be ready for its first trial
 */
record SlotTimes(Duration beat, Duration retryPause, int retries, Duration preparation)
    implements Serializable {
  private static final Duration LONGEST_BEAT = Duration.ofSeconds(1);
  private static final int BEATS_PER_LEASE = 6;

  static SlotTimes forLease(Duration lease) {
    Duration part = lease.dividedBy(BEATS_PER_LEASE);
    Duration beat = part.compareTo(LONGEST_BEAT) < 0 ? part : LONGEST_BEAT;
    return new SlotTimes(beat, Duration.ofSeconds(1), 10, Duration.ofMinutes(10));
  }
}

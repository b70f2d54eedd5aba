package io.nightjar.spark;

import java.io.Serializable;
import java.time.Duration;

/**
 * The pace of a slot.
 *
 * @param beat between two heartbeats of a running trial
 * @param retryPause before a call without an answer is repeated
 * @param retries how often it is repeated
 */
record SlotTimes(Duration beat, Duration retryPause, int retries) implements Serializable {
  static final SlotTimes DEFAULT = new SlotTimes(Duration.ofSeconds(1), Duration.ofSeconds(1), 10);
}

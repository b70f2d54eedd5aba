package io.nightjar.study;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a sweep may spend.
 *
 * @param trials the exact number of trials
 * @param minEpochs the lowest rung
 * @param maxEpochs the highest rung
 * @param trialTime the limit of one task
 * @param time the limit of the whole sweep, empty for none
 * @param cutFrom the trials that were wished for where there was time for fewer; else empty
 */
public record Budget(
    int trials,
    int minEpochs,
    int maxEpochs,
    Duration trialTime,
    Optional<Duration> time,
    OptionalInt cutFrom) {

  public Budget {
    if (trials < 1 || minEpochs < 1 || maxEpochs < minEpochs) {
      throw new IllegalArgumentException(
          "Invalid budget: " + trials + " trials of " + minEpochs + " to " + maxEpochs + " epochs");
    }
  }

  /** A budget that is not cut. */
  public Budget(
      int trials, int minEpochs, int maxEpochs, Duration trialTime, Optional<Duration> time) {
    this(trials, minEpochs, maxEpochs, trialTime, time, OptionalInt.empty());
  }

  /** This budget with fewer trials than it wishes for. */
  public Budget cutTo(int fewer) {
    return new Budget(
        fewer, minEpochs, maxEpochs, trialTime, time, OptionalInt.of(cutFrom.orElse(trials)));
  }
}

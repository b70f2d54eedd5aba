package io.nightjar.study;

import java.time.Duration;
import java.util.Optional;

/**
 * What a sweep may spend.
 *
 * @param trials the exact number of trials
 * @param minEpochs the lowest rung
 * @param maxEpochs the highest rung
 * @param trialTime the limit of one task
 * @param time the limit of the whole sweep, empty for none
 */
public record Budget(
    int trials, int minEpochs, int maxEpochs, Duration trialTime, Optional<Duration> time) {

  public Budget {
    if (trials < 1 || minEpochs < 1 || maxEpochs < minEpochs) {
      throw new IllegalArgumentException(
          "Invalid budget: " + trials + " trials of " + minEpochs + " to " + maxEpochs + " epochs");
    }
  }
}

package io.nightjar.dl4j.family;

/**
 * How a trial is trained.
 *
 * @param seed of the initial weights
 * @param stepsPerEpoch the number of batches
 * @param epochs of the study's longest training, to which schedules reach
 */
public record Course(long seed, int stepsPerEpoch, int epochs) {

  public Course {
    if (stepsPerEpoch < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          "Invalid course: " + epochs + " epochs of " + stepsPerEpoch + " steps");
    }
  }
}

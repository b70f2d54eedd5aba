package io.nightjar.trial;

import java.io.Serializable;

/**
 * A piece of work: train a trial up to a number of epochs, or test it there.
 *
 * @param epochs the total to reach, not an increment; at least 1
 */
public record TrialTask(Trial trial, int epochs, Purpose purpose) implements Serializable {

  public TrialTask {
    if (epochs < 1) {
      throw new IllegalArgumentException("Invalid number of epochs: " + epochs);
    }
  }

  /** A task of the search itself. */
  public static TrialTask search(Trial trial, int epochs) {
    return new TrialTask(trial, epochs, Purpose.SEARCH);
  }

  /** What makes a task unique in a study. */
  public Key key() {
    return new Key(purpose, trial.id(), epochs);
  }

  /** The identity of a task in a study. */
  public record Key(Purpose purpose, long trialId, int epochs) implements Serializable {}
}

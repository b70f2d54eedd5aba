package io.nightjar.trial;

import java.io.Serializable;

/**
 * A piece of work: train a trial up to a number of epochs, or test it there.
 *
 * @param epochs the total to reach, not an increment; at least 1
 * @param repeat which of several trainings of the same configuration, from 1; 0 where there is one
 */
public record TrialTask(Trial trial, int epochs, Purpose purpose, int repeat)
    implements Serializable {

  public TrialTask {
    if (epochs < 1) {
      throw new IllegalArgumentException("Invalid number of epochs: " + epochs);
    }
    if (repeat < 0 || (repeat > 0 && purpose != Purpose.REPEAT)) {
      throw new IllegalArgumentException("Invalid repeat: " + repeat + " of " + purpose);
    }
  }

  /** A task that there is once. */
  public TrialTask(Trial trial, int epochs, Purpose purpose) {
    this(trial, epochs, purpose, 0);
  }

  /**
   * A training of a trial's configuration from the start, with the seed of the repeat.
   *
   * @param repeat from 1
   */
  public static TrialTask repeat(Trial trial, int epochs, int repeat) {
    Trial fresh = new Trial(trial.id(), trial.configuration(), Seeds.ofRepeat(repeat));
    return new TrialTask(fresh, epochs, Purpose.REPEAT, repeat);
  }

  /** A task of the search itself. */
  public static TrialTask search(Trial trial, int epochs) {
    return new TrialTask(trial, epochs, Purpose.SEARCH);
  }

  /** What makes a task unique in a study. */
  public Key key() {
    return new Key(purpose, trial.id(), epochs, repeat);
  }

  /** The identity of a task in a study. */
  public record Key(Purpose purpose, long trialId, int epochs, int repeat)
      implements Serializable {}
}

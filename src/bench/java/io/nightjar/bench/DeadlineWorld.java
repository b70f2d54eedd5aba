package io.nightjar.bench;

import io.nightjar.run.TaskTimes;
import io.nightjar.run.TrialSpeeds;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.TrialTask;
import java.util.List;

/**
 * How noisy the time of an epoch is.
 *
 * @param sigma between trials, in log units
 * @param stragglers the share of trials that are five times slower
 * @param ownSigma between the tasks of a trial, in log units
 * @param tonight how many times slower every epoch is than in the night before
 * @param late how many times slower every epoch is in the second half of the night
 */
record DeadlineWorld(
    String name, double sigma, double stragglers, double ownSigma, double tonight, double late) {
  /** The median seconds of an epoch. */
  private static final double MEDIAN = 10;

  private static final double SLOWDOWN = 5;

  static List<DeadlineWorld> all() {
    return List.of(
        new DeadlineWorld("even", 0.05, 0, 0, 1, 1),
        new DeadlineWorld("uneven", 0.5, 0, 0, 1, 1),
        new DeadlineWorld("very-uneven", 1, 0, 0, 1, 1),
        new DeadlineWorld("stragglers", 0.5, 0.05, 0, 1, 1),
        new DeadlineWorld("noisy", 0.5, 0.05, 0.3, 1, 1),
        new DeadlineWorld("slower-than-before", 0.5, 0.05, 0.1, 2, 1),
        new DeadlineWorld("slower-at-the-end", 0.5, 0.05, 0.1, 1, 2));
  }

  /**
   * The times of a night.
   *
   * @param night the seconds until its end
   * @param factor of all of them
   */
  TaskTimes times(long seed, double night, double factor) {
    TrialSpeeds speeds = new TrialSpeeds(seed, MEDIAN, sigma, stragglers, SLOWDOWN);
    return (task, epochs, start) ->
        epochs
            * speeds.applyAsDouble(task.trial())
            * own(seed, task)
            * (start > night / 2 ? late : 1)
            * factor;
  }

  private double own(long seed, TrialTask task) {
    long position = 1000L * task.epochs() + task.repeat();
    return new TrialSpeeds(Seeds.mix(seed, position), 1, ownSigma, 0, 1)
        .applyAsDouble(task.trial());
  }
}

package io.nightjar.run;

import io.nightjar.trial.Measurement;
import io.nightjar.trial.TrialTask;
import java.io.Serializable;

/**
 * Trains one task: the way in for every kind of model, and for a user's own objective.
 *
 * <p>Called in a fresh thread for each task, on any machine and in any order; it must depend on
 * nothing but the task and the context.
 */
@FunctionalInterface
public interface TrialRunner extends Serializable {

  /**
   * Called once in each slot before its first trial, in the slot's thread: loads what is dear, and
   * refuses a device that cannot be used.
   *
   * @param device as in {@link TrialContext#device()}
   * @throws Exception if no trial could run here
   */
  default void prepare(String device) throws Exception {}

  /**
   * Trains the task's trial up to the task's epochs, from its newest checkpoint or from the start.
   *
   * @return the measurement at the task's epochs; earlier ones go to {@link TrialContext#report}
   * @throws TrialException where the trial fails in a known way; any other exception is an {@code
   *     error} of this trial alone
   */
  Measurement run(TrialTask task, TrialContext context) throws Exception;

  /** What the runner computes with, for the origin of its results. */
  default Engine engine() {
    return Engine.JAVA;
  }
}

package io.nightjar.run;

import io.nightjar.trial.Measurement;
import io.nightjar.trial.TrialTask;
import java.io.Serializable;

/**
 * Trains one task: the way in for every kind of model, and for a user's own objective.
 *
 * <p>Called on any machine and in any order, in a fresh thread for each task unless it says
 * otherwise; it must depend on nothing but the task and the context.
 */
@FunctionalInterface
public interface TrialRunner extends Serializable {

  /**
   * Trains the task's trial up to the task's epochs, from its newest checkpoint or from the start.
   *
   * @return the measurement at the task's epochs; earlier ones go to {@link TrialContext#report}
   * @throws TrialException where the trial fails in a known way; any other exception is an {@code
   *     error} of this trial alone
   */
  Measurement run(TrialTask task, TrialContext context) throws Exception;

  /**
   * Makes a slot ready; called once in each slot before its first trial. Loads what trials share,
   * and throws where this machine cannot run them: it has other data than the driver, for example,
   * or no usable GPU. May take minutes.
   *
   * @param device the slot's device, as {@link TrialContext#device} gives it to trials
   */
  default void prepare(String device) throws Exception {}

  /** In which threads it is called; shared ones only if it leaves nothing behind in a thread. */
  default TrialThreads threads() {
    return TrialThreads.FRESH;
  }

  /** What the runner computes with, for the origin of its results. */
  default Engine engine() {
    return Engine.JAVA;
  }
}

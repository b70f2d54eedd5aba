package io.nightjar.run;

import java.util.Map;

/** What a running trial may use of its surroundings. */
public interface TrialContext {

  /**
   * Gives a point of the curve: every metric after an epoch, on the validation part.
   *
   * @param epochs the epochs trained so far, above those reported before
   * @throws TrialException as {@link #checkAlive}
   */
  void report(int epochs, Map<String, Double> metrics) throws TrialException;

  /**
   * Gives a runner the occasion to stop between two steps of training.
   *
   * @throws TrialException if the trial is past its deadline or cancelled
   */
  void checkAlive() throws TrialException;

  /** The checkpoints of this trial. */
  Checkpoints checkpoints();

  /** Says from which epoch the training goes on; 0, the start, unless said. */
  void resumedFrom(int epochs);

  /** Keeps something that a user should know of this trial. */
  void warn(String warning);

  /** The device to compute on: {@code cpu}, or for example {@code gpu 0}. */
  String device();
}

package io.nightjar.spark;

import io.nightjar.run.Assignment;
import io.nightjar.run.StorageException;
import io.nightjar.run.TrialProbe;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;

/** Runs a slot's trials. */
@FunctionalInterface
interface Trials {

  /**
   * Runs one attempt at a task; whatever the trial does is a result.
   *
   * @throws StorageException if its checkpoint cannot be written
   */
  TrialResult execute(TrialTask task, Assignment assignment, TrialProbe probe)
      throws StorageException, InterruptedException;

  /** How many trials hang and cannot be stopped. */
  default int hung() {
    return 0;
  }
}

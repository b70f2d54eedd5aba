package io.nightjar.run;

import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;

/** Runs tasks somewhere, several at a time. Used by one thread, the driver's loop. */
public interface Backend extends AutoCloseable {

  /** Whether a further task would find a slot free, or wait only as long as keeps slots busy. */
  boolean hasCapacity();

  /** Whether nothing is submitted that was not taken. */
  boolean isIdle();

  /** Whether {@link #take} would return, or fail, at once. */
  boolean isReady();

  /** Queues a task; never refuses, with or without capacity. */
  void submit(TrialTask task);

  /**
   * Waits for the next result. Every submitted task gives exactly one, failed or not.
   *
   * @throws InterruptedException if the sweep is stopped
   * @throws BackendException if the backend itself broke: no further result will come
   * @throws IllegalStateException if the backend is idle
   */
  TrialResult take() throws InterruptedException, BackendException;

  /** Stops what still runs and gives back all resources. */
  @Override
  void close();
}

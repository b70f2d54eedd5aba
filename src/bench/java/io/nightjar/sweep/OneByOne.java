package io.nightjar.sweep;

import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;

/**
 * A simulated backend whose results are taken one by one, each when it comes: on a virtual clock
 * every result is ready at any time, and to take them all at once would be to wait for the last.
 */
record OneByOne(Backend inner) implements Backend {
  @Override
  public boolean hasCapacity() {
    return inner.hasCapacity();
  }

  @Override
  public boolean isIdle() {
    return inner.isIdle();
  }

  @Override
  public boolean isReady() {
    return false;
  }

  @Override
  public void submit(TrialTask task) {
    inner.submit(task);
  }

  @Override
  public TrialResult take() throws InterruptedException, BackendException {
    return inner.take();
  }

  @Override
  public void close() {
    inner.close();
  }
}

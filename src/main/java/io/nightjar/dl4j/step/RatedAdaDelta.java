package io.nightjar.dl4j.step;

import org.nd4j.linalg.learning.config.IUpdater;

/** AdaDelta whose update is multiplied by {@link IUpdater#getLearningRate}. */
public interface RatedAdaDelta extends IUpdater {
  /** The decay of the means of squared gradients and squared updates. */
  double rho();

  /** What keeps divisors above 0. */
  double epsilon();
}

package io.nightjar.format;

import io.nightjar.trial.ModelException;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.ModelSpec;

/** Finds what a user's own model publishes. */
@FunctionalInterface
public interface ModelSource {
  /** Finds none. */
  ModelSource NONE =
      (model, job) -> {
        throw new ModelException("Cannot use " + model + ": there are no models of one's own here");
      };

  /**
   * The family that a model with a source is.
   *
   * @param job the location of the job that names it
   * @throws ModelException if there is no such model, or it cannot be used
   */
  ModelFamily find(ModelSpec model, String job) throws ModelException;
}

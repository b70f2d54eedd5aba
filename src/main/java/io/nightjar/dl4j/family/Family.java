package io.nightjar.dl4j.family;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.run.TrialException;
import io.nightjar.space.Configuration;
import io.nightjar.trial.ModelFamily;
import java.io.Serializable;

/**
 * A kind of model. To list and to check its parameters loads no numerical library; to build does.
 */
public interface Family extends Serializable {

  /** Its name, what it measures and its parameters. */
  ModelFamily published();

  /**
   * The network of a configuration.
   *
   * @param settings complete, see {@link Settings#complete}
   * @param data what it will be trained on
   * @param seed of the initial weights
   * @throws RuntimeException if there is no such network
   * @throws TrialException if a user's own code fails
   */
  Blueprint blueprint(Configuration settings, Dataset data, long seed) throws TrialException;
}

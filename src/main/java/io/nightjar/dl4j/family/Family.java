package io.nightjar.dl4j.family;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.space.Configuration;
import io.nightjar.trial.ModelFamily;

/**
 * A kind of model. To list and to check its parameters loads no numerical library; to build does.
 */
public interface Family {

  /** Its name, what it measures and its parameters. */
  ModelFamily published();

  /**
   * The network of a configuration.
   *
   * @param settings complete, see {@link Settings#complete}
   * @param data what it will be trained on
   * @param seed of the initial weights
   * @throws RuntimeException if there is no such network
   */
  Blueprint blueprint(Configuration settings, Dataset data, long seed);
}

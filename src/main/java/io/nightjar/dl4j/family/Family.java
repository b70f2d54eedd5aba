package io.nightjar.dl4j.family;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.run.TrialException;
import io.nightjar.space.Configuration;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.Shape;
import java.io.Serializable;
import java.util.Optional;

/**
 * A kind of model. To list and to check its parameters loads no numerical library; to build does.
 */
public interface Family extends Serializable {

  /** Its name, what it measures and its parameters. */
  ModelFamily published();

  /** Why it cannot be trained on data of a shape, and what to do about it; empty where it can. */
  default Optional<String> refusal(Shape shape) {
    return Optional.empty();
  }

  /** What the first output of its networks says. */
  default Head head() {
    return Head.CLASSES;
  }

  /**
   * The network of a configuration.
   *
   * @param settings complete, see {@link Settings#complete}
   * @param data what it will be trained on
   * @param course how it will be trained
   * @throws RuntimeException if there is no such network
   * @throws TrialException if a user's own code fails
   */
  Blueprint blueprint(Configuration settings, Dataset data, Course course) throws TrialException;
}

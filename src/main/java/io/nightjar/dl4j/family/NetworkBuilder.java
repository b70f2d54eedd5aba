package io.nightjar.dl4j.family;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Shape;

/**
 * A user's own model, which Nightjar trains: a job names the class as {@code model: {class: ...}}.
 * The class has a public constructor without arguments, which each trial calls once.
 *
 * <p>The parameters are those of the job's space, and {@code batch-size}. Nothing is added to what
 * is built: the optimizer, with its learning rate, is the builder's, and {@link Updaters#named}
 * reads it from parameters with the names of Nightjar's own families.
 */
@FunctionalInterface
public interface NetworkBuilder {

  /**
   * The network of a configuration, with one input and one output. Its output is a probability for
   * each class, and its loss takes labels of 1 at the right class and 0 elsewhere.
   *
   * @param parameters of the trial; those whose conditions do not hold are not there
   * @param sizes of the data
   * @param seed to give to the configuration, for the initial weights
   * @throws IllegalArgumentException if there is no such network: an invalid configuration. Any
   *     other exception is an error of the trial
   */
  Blueprint build(Configuration parameters, Sizes sizes, long seed) throws Exception;

  /**
   * The sizes of the data.
   *
   * @param inputs the number of features
   * @param outputs the number of classes
   * @param shape how the features belong together; a blueprint's layout says how the network takes
   *     them
   */
  record Sizes(int inputs, int outputs, Shape shape) {}
}

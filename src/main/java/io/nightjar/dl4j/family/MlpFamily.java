package io.nightjar.dl4j.family;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.space.Configuration;
import io.nightjar.trial.ModelFamily;

/** The family {@code mlp}: fully connected layers, then a softmax over the classes. */
public final class MlpFamily implements Family {
  private static final long serialVersionUID = 1L;

  /** What it publishes. */
  public static final ModelFamily FAMILY =
      new ModelFamily("mlp", Metrics.MEASURED, Training.with(Hidden.PARAMETERS));

  @Override
  public ModelFamily published() {
    return FAMILY;
  }

  @Override
  public Blueprint blueprint(Configuration settings, Dataset data, Course course) {
    return new Blueprint.Layers(
        MlpNetwork.of(settings, data.columns(), data.classCounts(), course), Layout.ROWS);
  }
}

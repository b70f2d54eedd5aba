package io.nightjar.dl4j.family;

import static io.nightjar.dl4j.family.Infos.SMALLEST;
import static io.nightjar.dl4j.family.Infos.number;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.space.Configuration;
import io.nightjar.space.ParameterInfo;
import io.nightjar.trial.ModelFamily;
import java.util.List;
import java.util.stream.Stream;

/**
 * The family {@code multi-output}: fully connected layers that two outputs share, a softmax over
 * the classes and a reconstruction of the standardised input.
 */
public final class MultiOutputFamily implements Family {
  private static final long serialVersionUID = 1L;

  static final String RECONSTRUCTION_WEIGHT = "reconstruction-weight";

  private static final List<ParameterInfo> OWN =
      Stream.concat(
              Hidden.PARAMETERS.stream(),
              Stream.of(
                  number(
                      RECONSTRUCTION_WEIGHT,
                      SMALLEST,
                      1e6,
                      1.0,
                      "what the reconstruction's loss counts beside that of the classes")))
          .toList();

  /** What it publishes. */
  public static final ModelFamily FAMILY =
      new ModelFamily("multi-output", Metrics.MEASURED, Training.with(OWN));

  @Override
  public ModelFamily published() {
    return FAMILY;
  }

  @Override
  public Blueprint blueprint(Configuration settings, Dataset data, Course course) {
    return new Blueprint.Graph(
        MultiOutputNetwork.of(settings, data.columns(), data.classCounts(), course),
        Layout.ROWS,
        List.of(Target.CLASS, Target.FEATURES));
  }
}

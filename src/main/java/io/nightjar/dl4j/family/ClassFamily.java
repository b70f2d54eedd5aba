package io.nightjar.dl4j.family;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.run.TrialException;
import io.nightjar.run.UserClass;
import io.nightjar.space.Configuration;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.ModelFamily.Trait;
import io.nightjar.trial.ModelSpec;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.exception.DL4JException;

/** The family {@code class}: networks of a user's own {@link NetworkBuilder}. */
final class ClassFamily implements Family {
  private static final long serialVersionUID = 1L;

  private static final ModelFamily FAMILY =
      new ModelFamily(
          ModelSpec.CLASS,
          Metrics.MEASURED,
          List.of(Training.batchSize()),
          Set.of(Trait.OWN_PARAMETERS),
          List.of());

  private final String className;

  ClassFamily(String className) {
    this.className = className;
  }

  @Override
  public ModelFamily published() {
    return FAMILY;
  }

  @Override
  public Blueprint blueprint(Configuration settings, Dataset data, Course course)
      throws TrialException {
    Blueprint blueprint = built(settings, data, course.seed());
    Fit.require(blueprint, data);
    return blueprint;
  }

  private Blueprint built(Configuration settings, Dataset data, long seed) throws TrialException {
    try {
      NetworkBuilder builder = UserClass.find(className).create(NetworkBuilder.class);
      NetworkBuilder.Sizes sizes =
          new NetworkBuilder.Sizes(data.columns(), data.classes().size(), data.shape());
      return builder.build(settings, sizes, seed);
    } catch (IllegalArgumentException | DL4JException e) {
      throw new IllegalArgumentException(className + ": " + e.getMessage(), e);
    } catch (Exception e) {
      throw new TrialException(FailureKind.ERROR, className + ": " + e);
    }
  }
}

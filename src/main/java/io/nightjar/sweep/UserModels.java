package io.nightjar.sweep;

import io.nightjar.dl4j.family.Families;
import io.nightjar.dl4j.family.Family;
import io.nightjar.run.TrialRunner;
import io.nightjar.run.UserClass;
import io.nightjar.trial.ModelException;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.ModelFamily.Trait;
import io.nightjar.trial.ModelSpec;
import java.util.List;
import java.util.Set;

/** The models that jobs name, users' own among them. */
record UserModels(UserFiles files) {
  /** What a user's own objective is: everything of it is the user's. */
  private static final ModelFamily OBJECTIVE =
      new ModelFamily(
          ModelSpec.CLASS,
          List.of(),
          List.of(),
          Set.of(Trait.OWN_PARAMETERS, Trait.OWN_METRICS, Trait.OWN_DATA),
          List.of());

  /** Whether a model is a {@link TrialRunner} itself, which needs no Deeplearning4j. */
  static boolean isRunner(ModelSpec model) throws ModelException {
    return model.family().equals(ModelSpec.CLASS)
        && model.source() != null
        && UserClass.find(model.source()).is(TrialRunner.class);
  }

  /**
   * What a model publishes.
   *
   * @param job the location of the job that names it
   */
  ModelFamily published(ModelSpec model, String job) throws ModelException {
    return isRunner(model) ? OBJECTIVE : family(model, job).published();
  }

  /** What builds the networks of a model. */
  Family family(ModelSpec model, String job) throws ModelException {
    String source = model.source();
    if (source == null || !model.family().equals(ModelSpec.ARBITER)) {
      return Families.of(model, files.opener(List.of(job)));
    }
    String located = files.located(source, job);
    return Families.of(new ModelSpec(model.family(), located), files.opener(List.of(located)));
  }
}

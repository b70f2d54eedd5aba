package io.nightjar.sweep;

import io.nightjar.dl4j.Dl4jTrialRunner;
import io.nightjar.dl4j.family.Family;
import io.nightjar.results.BadInputException;
import io.nightjar.run.ClassRunner;
import io.nightjar.run.TrialRunner;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.ModelException;
import io.nightjar.trial.ModelSpec;

/** Makes what trains the trials of a sweep. */
@FunctionalInterface
public interface Runners {
  /** Deeplearning4j networks, and users' own objectives. */
  Runners DL4J = Runners::standard;

  /**
   * The runner of a study.
   *
   * @throws BadInputException if its model is there no longer
   */
  TrialRunner runner(StudySpec study, SweepData data) throws BadInputException;

  private static TrialRunner standard(StudySpec study, SweepData data) throws BadInputException {
    try {
      return found(study, data);
    } catch (ModelException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    }
  }

  private static TrialRunner found(StudySpec study, SweepData data) throws ModelException {
    ModelSpec model = study.model();
    if (UserModels.isRunner(model)) {
      return new ClassRunner(String.valueOf(model.source()), data.spec(), data.files());
    }
    Family family = data.models().family(model, data.job());
    return new Dl4jTrialRunner(
        family,
        data.spec().orElseThrow(),
        data.files(),
        data.fingerprint(),
        study.goals(),
        study.budget().maxEpochs(),
        data.initial().orElse(null));
  }
}

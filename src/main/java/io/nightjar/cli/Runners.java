package io.nightjar.cli;

import io.nightjar.dl4j.Dl4jTrialRunner;
import io.nightjar.run.TrialRunner;
import io.nightjar.study.StudySpec;

/** Makes what trains the trials of a sweep. */
@FunctionalInterface
interface Runners {
  /** Deeplearning4j networks. */
  Runners DL4J =
      (study, data) ->
          new Dl4jTrialRunner(
              study.model(),
              data.spec(),
              data.files(),
              data.fingerprint(),
              study.goals(),
              study.budget().maxEpochs(),
              data.initial().orElse(null));

  TrialRunner runner(StudySpec study, SweepData data);
}

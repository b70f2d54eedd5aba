package io.nightjar.bench;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Objective;
import io.nightjar.trial.TrialTask;

/** Learning curves whose best end is known. */
interface CurveProblem {
  String name();

  SearchSpace space();

  Objective objective();

  int minEpochs();

  int maxEpochs();

  /** What a trial measures after a task's epochs. */
  double value(TrialTask task);

  /** How far a configuration's end is from the best end, without noise; 1 for the median. */
  double regret(Configuration configuration);
}

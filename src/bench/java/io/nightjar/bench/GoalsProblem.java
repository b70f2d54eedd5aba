package io.nightjar.bench;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Goals;
import java.util.Map;

/** A problem with limits or several objectives, computed and not trained. */
interface GoalsProblem {
  String name();

  SearchSpace space();

  Goals goals();

  /** Every metric of the goals. */
  Map<String, Double> measure(Configuration configuration);
}

package io.nightjar.bench;

import io.nightjar.search.Plan;
import io.nightjar.search.SchedulerSpec;
import java.util.OptionalInt;

/**
 * A scheduler with a searcher.
 *
 * @param searcher a name that {@link SimulatedStudy} knows
 */
record SimulatedSystem(SchedulerSpec scheduler, String searcher, String name) {

  static SimulatedSystem asha(String searcher) {
    return new SimulatedSystem(spec(SchedulerSpec.Kind.ASHA, OptionalInt.empty()), searcher, "asha");
  }

  static SimulatedSystem hyperband(String searcher) {
    return new SimulatedSystem(
        spec(SchedulerSpec.Kind.HYPERBAND, OptionalInt.empty()), searcher, "hyperband, default lag");
  }

  static SimulatedSystem hyperband(String searcher, int lag) {
    return new SimulatedSystem(
        spec(SchedulerSpec.Kind.HYPERBAND, OptionalInt.of(lag)), searcher, "hyperband, lag " + lag);
  }

  private static SchedulerSpec spec(SchedulerSpec.Kind kind, OptionalInt lag) {
    return new SchedulerSpec(kind, SchedulerSpec.DEFAULT_ETA, lag);
  }

  Plan plan(CurveProblem problem, int trials) {
    return SimulatedStudy.learns(searcher)
        ? Plan.forLearning(scheduler, trials, problem.minEpochs(), problem.maxEpochs())
        : Plan.of(scheduler, trials, problem.minEpochs(), problem.maxEpochs());
  }
}

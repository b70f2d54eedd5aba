package io.nightjar.bench;

import io.nightjar.search.Plan;
import io.nightjar.search.SchedulerSpec;

/**
 * The epochs that every system may train on learning curves: those of a few rounds of Hyperband.
 *
 * @param epochs in all, where going on from a rung costs only the difference
 */
record CurveBudget(int minEpochs, int maxEpochs, long epochs) {
  private static final int HYPERBAND_TRIALS = 147;

  /** The most epochs by the fewest, three steps of three apart. */
  private static final int SPAN = 27;

  static CurveBudget of(CurveTable curves) {
    int max = curves.epochs();
    int min = Math.max(1, max / SPAN);
    Plan plan = Plan.of(spec(SchedulerSpec.Kind.HYPERBAND), HYPERBAND_TRIALS, min, max);
    return new CurveBudget(min, max, plan.epochs());
  }

  static SchedulerSpec spec(SchedulerSpec.Kind kind) {
    return new SchedulerSpec(kind, SchedulerSpec.DEFAULT_ETA);
  }

  /** The plan of a scheduler with as many trials as these epochs pay for. */
  Plan plan(SchedulerSpec.Kind kind) {
    Plan plan = Plan.of(spec(kind), 1, minEpochs, maxEpochs);
    for (Plan next = plan; next.epochs() <= epochs; ) {
      plan = next;
      next = Plan.of(spec(kind), plan.trials() + 1, minEpochs, maxEpochs);
    }
    return plan;
  }
}

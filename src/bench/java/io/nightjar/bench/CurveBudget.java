package io.nightjar.bench;

import io.nightjar.search.BracketPlan;
import io.nightjar.search.Plan;
import io.nightjar.search.RungPlan;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import java.util.Map;

/**
 * The epochs that every system may train on learning curves: those of a few rounds of Hyperband.
 *
 * @param epochs in all, where going on from a rung costs only the difference
 */
record CurveBudget(int minEpochs, int maxEpochs, long epochs) {
  private static final int HYPERBAND_TRIALS = 147;

  /** The most epochs by the fewest, three steps of three apart. */
  private static final int SPAN = 27;

  /** Of the schedulers that decide on trials one by one, about the share that a rung lets pass. */
  private static final Map<String, Double> PASSING =
      Map.of("asha", 1.0 / SchedulerSpec.DEFAULT_ETA, "median", 0.5);

  static CurveBudget of(CurveTable curves) {
    int max = curves.epochs();
    int min = Math.max(1, max / SPAN);
    Plan plan = Plan.of(spec(SchedulerSpec.Kind.HYPERBAND), HYPERBAND_TRIALS, min, max);
    return new CurveBudget(min, max, plan.epochs());
  }

  static SchedulerSpec spec(SchedulerSpec.Kind kind) {
    return new SchedulerSpec(kind, SchedulerSpec.DEFAULT_ETA);
  }

  /** The plan of a scheduler with about as many trials as these epochs pay for. */
  Plan plan(SchedulerSpec.Kind kind, SearcherSpec.Kind searcher) {
    Double passing = PASSING.get(OwnSearchers.name(kind));
    int trials = passing == null ? most(kind).trials() : expected(passing);
    return Plan.of(spec(kind), searcher, trials, minEpochs, maxEpochs);
  }

  private Plan plan(SchedulerSpec.Kind kind, int trials) {
    return Plan.of(spec(kind), trials, minEpochs, maxEpochs);
  }

  private Plan most(SchedulerSpec.Kind kind) {
    if (kind == SchedulerSpec.Kind.HYPERBAND) {
      return plan(kind, HYPERBAND_TRIALS);
    }
    Plan plan = plan(kind, 1);
    for (Plan next = plan; next.epochs() <= epochs; ) {
      plan = next;
      next = plan(kind, plan.trials() + 1);
    }
    return plan;
  }

  private int expected(double passing) {
    BracketPlan bracket = plan(SchedulerSpec.Kind.HALVING, 1).brackets().get(0);
    double share = 1;
    double perTrial = 0;
    int below = 0;
    for (RungPlan rung : bracket.rungs()) {
      perTrial += share * (rung.epochs() - below);
      below = rung.epochs();
      share *= passing;
    }
    return (int) (epochs / perTrial);
  }
}

package io.nightjar.bench;

import io.nightjar.search.Plan;
import io.nightjar.search.SchedulerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A scheduler with a searcher, for studies of so many trials.
 *
 * @param searcher a name that {@link SimulatedStudy} knows
 */
record SimulatedSystem(String name, String searcher, Plan plan) {

  /**
   * Asha first, then Hyperband with its default lag, then with others where one matters.
   *
   * @param lags in brackets; empty for all powers of two and all brackets
   */
  static List<SimulatedSystem> all(
      String searcher, CurveProblem problem, int trials, List<Integer> lags) {
    SimulatedSystem hyperband =
        of(
            "hyperband",
            SchedulerSpec.Kind.HYPERBAND,
            OptionalInt.empty(),
            searcher,
            problem,
            trials);
    List<SimulatedSystem> all = new ArrayList<>();
    all.add(of("asha", SchedulerSpec.Kind.ASHA, OptionalInt.empty(), searcher, problem, trials));
    all.add(hyperband);
    if (hyperband.lag().isPresent()) {
      List<Integer> row = lags.isEmpty() ? row(hyperband.plan().brackets().size()) : lags;
      row.forEach(
          lag ->
              all.add(
                  of(
                      "hyperband",
                      SchedulerSpec.Kind.HYPERBAND,
                      OptionalInt.of(lag),
                      searcher,
                      problem,
                      trials)));
    }
    return all;
  }

  private static List<Integer> row(int brackets) {
    List<Integer> lags = new ArrayList<>();
    for (int lag = 1; lag < brackets; lag *= 2) {
      lags.add(lag);
    }
    lags.add(brackets);
    return lags;
  }

  private static SimulatedSystem of(
      String name,
      SchedulerSpec.Kind kind,
      OptionalInt lag,
      String searcher,
      CurveProblem problem,
      int trials) {
    SchedulerSpec scheduler = new SchedulerSpec(kind, SchedulerSpec.DEFAULT_ETA, lag);
    int min = problem.minEpochs();
    int max = problem.maxEpochs();
    Plan plan =
        SimulatedStudy.learns(searcher)
            ? Plan.forLearning(scheduler, trials, min, max)
            : Plan.of(scheduler, trials, min, max);
    String all = kind == SchedulerSpec.Kind.HYPERBAND && lag.isEmpty() ? name + ", default" : name;
    return new SimulatedSystem(all, searcher, plan);
  }

  OptionalInt lag() {
    return plan.lag();
  }
}

package io.nightjar.bench;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.Constraint.Bound;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A loss to minimise within a limit on a cost, of which the best feasible loss is known.
 *
 * @param best the least loss within the limit
 * @param worst a loss that stands for a study without a feasible trial
 */
record ConstrainedProblem(
    String name,
    SearchSpace space,
    ToDoubleFunction<Configuration> loss,
    ToDoubleFunction<Configuration> cost,
    double limit,
    double best,
    double worst)
    implements GoalsProblem {
  private static final String LOSS = "loss";
  private static final String COST = "cost";

  @Override
  public Goals goals() {
    return new Goals(
        List.of(new Objective(LOSS, Direction.MINIMIZE)),
        List.of(new Constraint(COST, Bound.AT_MOST, limit)));
  }

  @Override
  public Map<String, Double> measure(Configuration configuration) {
    return Map.of(LOSS, loss.applyAsDouble(configuration), COST, cost.applyAsDouble(configuration));
  }

  /** How far the best feasible of these is from the best there is. */
  double regret(List<Map<String, Double>> measured) {
    return feasible(measured).stream()
            .mapToDouble(each -> Objects.requireNonNull(each.get(LOSS)))
            .min()
            .orElse(worst)
        - best;
  }

  /** The share of these that keeps to the limit. */
  double feasibleShare(List<Map<String, Double>> measured) {
    return (double) feasible(measured).size() / measured.size();
  }

  private List<Map<String, Double>> feasible(List<Map<String, Double>> measured) {
    return measured.stream()
        .filter(each -> Objects.requireNonNull(each.get(COST)) <= limit)
        .toList();
  }
}

package io.nightjar.bench;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Hypervolume;
import io.nightjar.trial.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Losses to minimise, of which the volume below the exact front is known.
 *
 * @param table the losses of every configuration, by position; empty where a formula has them
 * @param formula the losses of a configuration
 * @param reference the worst value of each loss there is
 * @param volume the hypervolume of the exact front up to the reference
 */
@SuppressWarnings("ArrayRecordComponent")
record MultiProblem(
    String name,
    SearchSpace space,
    List<double[]> table,
    Function<Configuration, double[]> formula,
    double[] reference,
    double volume)
    implements GoalsProblem {

  @Override
  public Goals goals() {
    return new Goals(
        IntStream.range(0, reference.length)
            .mapToObj(i -> new Objective(metric(i), Direction.MINIMIZE))
            .toList(),
        List.of());
  }

  private static String metric(int objective) {
    return "loss-" + (objective + 1);
  }

  double[] losses(Configuration configuration) {
    return formula.apply(configuration);
  }

  @Override
  public Map<String, Double> measure(Configuration configuration) {
    double[] losses = losses(configuration);
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 0; i < losses.length; i++) {
      metrics.put(metric(i), losses[i]);
    }
    return metrics;
  }

  /** The hypervolume of what was measured, as a share of that of the exact front. */
  double share(List<Map<String, Double>> measured) {
    return shareOf(
        measured.stream()
            .map(
                each ->
                    IntStream.range(0, reference.length)
                        .mapToDouble(i -> Objects.requireNonNull(each.get(metric(i)))))
            .map(losses -> losses.toArray())
            .toList());
  }

  double shareOf(List<double[]> losses) {
    return Hypervolume.of(losses, reference) / volume;
  }
}

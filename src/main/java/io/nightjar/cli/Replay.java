package io.nightjar.cli;

import io.nightjar.dl4j.family.Metrics;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds a second training of a trial against the first.
 *
 * @param compared how many values were compared
 * @param differences where the two differ, in words, the first ones first
 */
record Replay(int compared, List<String> differences) {
  /** No two runs take the same time. */
  private static final Set<String> TIMES = Set.of(Metrics.INFERENCE_TIME, Metrics.EPOCH_TIME);

  Replay {
    differences = List.copyOf(differences);
  }

  /**
   * Compares curves to the bit, and how they ended.
   *
   * @param first the results of the trial, one for each of its rungs
   * @param again one result up to the highest of those rungs
   */
  static Replay of(List<TrialResult> first, TrialResult again) {
    Map<Integer, Map<String, Double>> before = new TreeMap<>();
    first.forEach(result -> result.curve().forEach(point -> add(before, point)));
    Map<Integer, Map<String, Double>> after = new TreeMap<>();
    again.curve().forEach(point -> add(after, point));
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Map.Entry<Integer, Map<String, Double>> epoch : before.entrySet()) {
      Map<String, Double> now = after.getOrDefault(epoch.getKey(), Map.of());
      for (Map.Entry<String, Double> metric : epoch.getValue().entrySet()) {
        if (isCompared(metric.getKey(), now)) {
          compared++;
          addDifference(differences, epoch.getKey(), metric, now.get(metric.getKey()));
        }
      }
    }
    addEnd(differences, first.get(first.size() - 1).outcome(), again.outcome());
    return new Replay(compared, differences);
  }

  private static void add(Map<Integer, Map<String, Double>> curve, Measurement point) {
    curve.put(point.epochs(), point.metrics());
  }

  /** The number of parameters is measured at the end of a task only, so not at every rung again. */
  private static boolean isCompared(String metric, Map<String, Double> now) {
    return !TIMES.contains(metric)
        && (now.containsKey(metric) || !metric.equals(Metrics.PARAMETERS));
  }

  private static void addDifference(
      List<String> differences, int epoch, Map.Entry<String, Double> then, @Nullable Double now) {
    if (!then.getValue().equals(now)) {
      differences.add(
          "epoch %d: %s was %s and is now %s"
              .formatted(epoch, then.getKey(), then.getValue(), now == null ? "not there" : now));
    }
  }

  private static void addEnd(List<String> differences, Outcome then, Outcome now) {
    if (!ending(then).equals(ending(now))) {
      differences.add("it %s and now it %s".formatted(ending(then), ending(now)));
    }
  }

  private static String ending(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        ? "failed (%s: %s)".formatted(failed.kind().label(), failed.reason())
        : "completed";
  }

  boolean agrees() {
    return differences.isEmpty();
  }
}

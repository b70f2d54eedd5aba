package io.nightjar.report;

import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A row of {@code curves}: one metric of one trial after one epoch.
 *
 * @param value NULL in the table where it is infinite or not a number, which readers disagree on
 */
public record CurveRow(long trialId, int epoch, String metric, double value) {

  /**
   * The rows of a trial, failed or not, ascending by epoch and metric. Where a task trained epochs
   * again that an earlier one had measured, the earlier value stands: a rung was decided on it.
   */
  static List<CurveRow> of(TrialHistory history) {
    Map<Integer, Map<String, Double>> byEpoch = new TreeMap<>();
    for (TrialResult result : history.results()) {
      measurements(result).forEach(measurement -> merge(byEpoch, measurement));
    }
    long trialId = history.trial().id();
    List<CurveRow> rows = new ArrayList<>();
    byEpoch.forEach(
        (epoch, metrics) ->
            metrics.forEach(
                (metric, value) -> rows.add(new CurveRow(trialId, epoch, metric, value))));
    return rows;
  }

  private static Stream<Measurement> measurements(TrialResult result) {
    return result.outcome() instanceof Outcome.Completed completed
        ? Stream.concat(Stream.of(completed.measurement()), result.curve().stream())
        : result.curve().stream();
  }

  private static void merge(Map<Integer, Map<String, Double>> byEpoch, Measurement measurement) {
    Map<String, Double> known =
        byEpoch.computeIfAbsent(measurement.epochs(), epoch -> new TreeMap<>());
    measurement.metrics().forEach(known::putIfAbsent);
  }

  static Layout<CurveRow> layout() {
    return new Layout<CurveRow>("curves")
        .bigint("trial_id", CurveRow::trialId)
        .bigint("epoch", row -> (long) row.epoch)
        .text("metric", CurveRow::metric)
        .real("value", row -> Double.isFinite(row.value) ? row.value : null);
  }
}

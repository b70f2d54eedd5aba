package io.nightjar.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the tables hold of one trial of the search.
 *
 * @param curve ascending by epoch and metric; values may be infinite or not a number
 */
public record TrialRecord(TrialRow row, List<CurveRow> curve) {

  public TrialRecord {
    curve = List.copyOf(curve);
  }

  static TrialRecord of(TrialHistory history, SweepFacts facts) {
    return new TrialRecord(TrialRow.of(history, facts), CurveRow.of(history));
  }

  /** Every metric after the epochs that the trial reached, by name. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new TreeMap<>();
    curve.stream()
        .filter(point -> point.epoch() == row.epochs())
        .forEach(point -> metrics.put(point.metric(), point.value()));
    return metrics;
  }
}

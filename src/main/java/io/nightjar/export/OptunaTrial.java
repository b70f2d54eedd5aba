package io.nightjar.export;

import io.nightjar.report.CurveRow;
import io.nightjar.report.SweepFacts;
import io.nightjar.report.TrialRecord;
import io.nightjar.report.TrialRow;
import io.nightjar.report.TrialStatus;
import io.nightjar.space.Parameter;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A trial as Optuna's journal holds it. */
final class OptunaTrial {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  private final Goals goals;
  private final TrialFacts facts;
  private final Map<String, Distribution> distributions = new TreeMap<>();

  OptunaTrial(SweepFacts sweep, TrialFacts facts) {
    this.goals = sweep.goals();
    this.facts = facts;
    for (Parameter parameter : sweep.space().parameters()) {
      Distribution.of(parameter).ifPresent(each -> distributions.put(parameter.name(), each));
    }
  }

  /** What the operation that creates it says of a trial. */
  Map<String, @Nullable Object> fields(int study, TrialRecord trial) {
    TrialRow row = trial.row();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("study_id", study);
    fields.put("datetime_start", TIME.format(row.startedAt()));
    fields.put("state", state(row.status()));
    putValues(trial, fields);
    fields.put("datetime_complete", TIME.format(row.endedAt()));
    fields.put("distributions", distributions(row));
    fields.put("params", parameters(row));
    fields.put("user_attrs", attributes(trial));
    fields.put("system_attrs", limits(trial));
    fields.put("intermediate_values", curve(trial));
    return fields;
  }

  private static int state(TrialStatus status) {
    return switch (status) {
      case COMPLETED -> 1;
      case STOPPED -> 2;
      case FAILED -> 3;
    };
  }

  private void putValues(TrialRecord trial, Map<String, @Nullable Object> fields) {
    boolean several = goals.objectives().size() > 1;
    boolean failed = trial.row().score().isEmpty();
    Map<String, Double> metrics = trial.metrics();
    fields.put("value", failed || several ? null : trial.row().score().orElseThrow());
    fields.put(
        "values",
        failed || !several ? null : objectives().map(each -> metrics.get(each.metric())).toList());
  }

  private Map<String, String> distributions(TrialRow row) {
    Map<String, String> json = new LinkedHashMap<>();
    distributions.forEach(
        (name, distribution) -> {
          if (row.configuration().has(name)) {
            json.put(name, distribution.json());
          }
        });
    return json;
  }

  private Map<String, Object> parameters(TrialRow row) {
    Map<String, Object> values = new LinkedHashMap<>();
    distributions.forEach(
        (name, distribution) -> {
          Object value = row.configuration().find(name);
          if (value != null) {
            values.put(name, distribution.internal(value));
          }
        });
    return values;
  }

  private Map<String, Object> attributes(TrialRecord trial) {
    TrialRow row = trial.row();
    Map<String, Object> attributes = facts.of(row);
    attributes.putAll(facts.honest(row));
    Map<String, Object> fixed = new LinkedHashMap<>(row.configuration().values());
    fixed.keySet().removeAll(distributions.keySet());
    if (!fixed.isEmpty()) {
      attributes.put("fixed", fixed);
    }
    Map<String, Double> metrics = trial.metrics();
    metrics.values().removeIf(value -> !Double.isFinite(value));
    attributes.put("metrics", metrics);
    return attributes;
  }

  /** How far the trial is beyond each limit; a finite number, which is all that browsers read. */
  private Map<String, Object> limits(TrialRecord trial) {
    if (goals.constraints().isEmpty() || trial.row().score().isEmpty()) {
      return Map.of();
    }
    Map<String, Double> metrics = trial.metrics();
    return Map.of(
        "constraints",
        goals.constraints().stream()
            .map(limit -> limit.excess(Objects.requireNonNull(metrics.get(limit.metric()))))
            .map(excess -> Math.min(Double.MAX_VALUE, excess))
            .toList());
  }

  private Map<Integer, Double> curve(TrialRecord trial) {
    String metric = goals.objective().metric();
    Map<Integer, Double> curve = new LinkedHashMap<>();
    for (CurveRow point : trial.curve()) {
      if (point.metric().equals(metric) && Double.isFinite(point.value())) {
        curve.put(point.epoch(), point.value());
      }
    }
    return curve;
  }

  private Stream<Objective> objectives() {
    return goals.objectives().stream();
  }
}

package io.nightjar.export;

import io.nightjar.export.MlflowRun.Metric;
import io.nightjar.report.CurveRow;
import io.nightjar.report.HonestScore;
import io.nightjar.report.Leaderboard;
import io.nightjar.report.SweepFacts;
import io.nightjar.report.SweepSummary;
import io.nightjar.report.SweepTables;
import io.nightjar.report.TrialRecord;
import io.nightjar.report.TrialRow;
import io.nightjar.report.TrialStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sweep and its trials as runs of MLflow. */
final class MlflowRuns {
  static final String SWEEP = "nightjar.sweep";
  static final String TRIAL = "nightjar.trial";
  private static final String PARENT = "mlflow.parentRunId";
  private static final String SOURCE = "mlflow.source.name";

  private final SweepFacts facts;
  private final SweepSummary summary;
  private final TrialFacts trialFacts;

  MlflowRuns(SweepTables tables) {
    this.facts = tables.facts();
    this.summary = tables.summary();
    this.trialFacts = new TrialFacts(tables);
  }

  /**
   * The run that all trials are nested in.
   *
   * @param job every key of the job
   */
  MlflowRun sweep(Map<String, String> job) {
    return new MlflowRun(
        facts.sweep(),
        status(facts.outcome()),
        facts.startedAt(),
        facts.endedAt(),
        sweepTags(),
        job,
        sweepMetrics());
  }

  private static String status(String outcome) {
    return switch (outcome) {
      case "done", "cut", "out of time" -> "FINISHED";
      case "unfinished" -> "RUNNING";
      case "interrupted" -> "KILLED";
      default -> "FAILED";
    };
  }

  private Map<String, String> sweepTags() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(SWEEP, facts.sweep());
    tags.put(SOURCE, "nightjar");
    tags.put("nightjar.study", facts.study());
    tags.put("nightjar.outcome", facts.outcome());
    tags.put("nightjar.job_hash", facts.jobHash());
    tags.put("nightjar.data_fingerprint", facts.dataFingerprint());
    tags.put("nightjar.code_version", facts.codeVersion());
    summary.best().ifPresent(best -> tags.put("nightjar.best_trial", "" + best.trial()));
    if (!facts.warnings().isEmpty()) {
      tags.put("nightjar.warnings", String.join("\n", facts.warnings()));
    }
    return tags;
  }

  private List<Metric> sweepMetrics() {
    Leaderboard leaderboard = summary.leaderboard();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("trials", (double) summary.count());
    for (TrialStatus status : TrialStatus.values()) {
      figures.put(status.label(), (double) summary.count(status));
    }
    summary.best().ifPresent(best -> figures.put("best_score", best.score()));
    leaderboard.honestBest().ifPresent(honest -> putHonest(honest, figures));
    leaderboard.testScore().ifPresent(score -> figures.put("test_score", score));
    return at(figures, 0, facts.endedAt());
  }

  private static void putHonest(HonestScore honest, Map<String, Double> figures) {
    figures.put("mean", honest.mean());
    figures.put("ci_low", honest.low());
    figures.put("ci_high", honest.high());
  }

  /**
   * A trial's run. Its whole curve is in it, with the epoch for the step.
   *
   * @param parent the id of the sweep's run
   */
  MlflowRun trial(TrialRecord trial, String parent) {
    TrialRow row = trial.row();
    Map<String, String> parameters = new LinkedHashMap<>();
    row.configuration().values().forEach((name, value) -> parameters.put(name, value.toString()));
    return new MlflowRun(
        "trial " + row.trial().id(),
        row.failure().isPresent() ? "FAILED" : "FINISHED",
        row.startedAt(),
        row.endedAt(),
        trialTags(row, parent),
        parameters,
        trialMetrics(trial));
  }

  private Map<String, String> trialTags(TrialRow row, String parent) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(PARENT, parent);
    tags.put(SWEEP, facts.sweep());
    tags.put(SOURCE, "nightjar");
    trialFacts.of(row).forEach((name, value) -> tags.put("nightjar." + name, value.toString()));
    return tags;
  }

  private List<Metric> trialMetrics(TrialRecord trial) {
    TrialRow row = trial.row();
    List<Metric> metrics = new ArrayList<>();
    for (CurveRow point : trial.curve()) {
      if (Double.isFinite(point.value())) {
        metrics.add(
            new Metric(point.metric(), point.value(), row.endedAt().toEpochMilli(), point.epoch()));
      }
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    row.score().ifPresent(score -> figures.put("score", score));
    figures.putAll(trialFacts.honest(row));
    metrics.addAll(at(figures, row.epochs(), row.endedAt()));
    return metrics;
  }

  private static List<Metric> at(Map<String, Double> figures, int step, Instant time) {
    return figures.entrySet().stream()
        .map(each -> new Metric(each.getKey(), each.getValue(), time.toEpochMilli(), step))
        .toList();
  }
}

package io.nightjar.report;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the main table says: what came of one trial of the search.
 *
 * @param epochs the epochs reached, in a failed trial those measured before it failed
 * @param score the objective at the largest budget, empty for a failed trial
 * @param seconds the time of all its attempts together
 * @param origin of its last attempt
 */
public record TrialRow(
    Trial trial,
    TrialStatus status,
    Optional<Outcome.Failed> failure,
    int epochs,
    Optional<Double> score,
    double seconds,
    List<String> warnings,
    Origin origin,
    Instant startedAt,
    Instant endedAt) {

  public TrialRow {
    warnings = List.copyOf(warnings);
  }

  public Configuration configuration() {
    return trial.configuration();
  }

  static TrialRow of(TrialHistory history, SweepFacts facts) {
    List<Attempt> attempts = history.attempts();
    Attempt last = attempts.get(attempts.size() - 1);
    return new TrialRow(
        history.trial(),
        history.status(facts.maxEpochs()),
        history.failure(),
        history.reachedEpochs(),
        history.score(facts.goals().objective()),
        attempts.stream().mapToDouble(AttemptRow::seconds).sum(),
        history.warnings(),
        last.origin(),
        attempts.get(0).startedAt(),
        last.endedAt());
  }

  static Layout<TrialRow> layout(SweepFacts facts) {
    Objective objective = facts.goals().objective();
    Layout<TrialRow> outcome =
        new Layout<TrialRow>("trials")
            .bigint("trial_id", row -> row.trial.id())
            .text("status", row -> row.status.label())
            .text("failure_kind", row -> Layout.orNull(row.failure.map(it -> it.kind().label())))
            .text("failure_reason", row -> Layout.orNull(row.failure.map(Outcome.Failed::reason)))
            .bigint("epochs", row -> (long) row.epochs)
            .real("score", row -> Layout.orNull(row.score))
            .text("objective", row -> objective.metric())
            .text("direction", row -> objective.direction().label())
            .bigint("seed", row -> row.trial.seed())
            .real("seconds", TrialRow::seconds)
            .lines("warnings", TrialRow::warnings)
            .text("params_json", row -> CanonicalJson.object(row.configuration().values()))
            .parameters(facts.space(), TrialRow::configuration);
    return withOrigin(outcome, facts);
  }

  private static Layout<TrialRow> withOrigin(Layout<TrialRow> layout, SweepFacts facts) {
    return layout
        .text("data_fingerprint", row -> facts.dataFingerprint())
        .text("code_version", row -> facts.codeVersion())
        .text("library_versions", row -> row.origin.libraries())
        .text("backend", row -> row.origin.backend())
        .text("device", row -> row.origin.device())
        .bigint("omp_threads", row -> (long) row.origin.ompThreads())
        .text("host", row -> row.origin.host())
        .instant("started_at", TrialRow::startedAt)
        .instant("ended_at", TrialRow::endedAt);
  }

  static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}

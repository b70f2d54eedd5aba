package io.nightjar.report;

/** The row of {@code sweeps}. */
record SweepRow(SweepFacts facts, SweepSummary summary) {

  private long count(TrialStatus status) {
    return summary.count(status);
  }

  static Layout<SweepRow> layout() {
    return new Layout<SweepRow>("sweeps")
        .text("sweep_id", row -> row.facts.sweep())
        .text("study_name", row -> row.facts.study())
        .text("job_hash", row -> row.facts.jobHash())
        .text("data_fingerprint", row -> row.facts.dataFingerprint())
        .text("code_version", row -> row.facts.codeVersion())
        .text("objective", row -> row.facts.goals().objective().metric())
        .text("direction", row -> row.facts.goals().objective().direction().label())
        .text("outcome", row -> row.facts.outcome())
        .bigint("exit_code", row -> (long) row.facts.exitCode())
        .bigint("trials", row -> row.summary.count())
        .bigint("completed", row -> row.count(TrialStatus.COMPLETED))
        .bigint("stopped", row -> row.count(TrialStatus.STOPPED))
        .bigint("failed", row -> row.count(TrialStatus.FAILED))
        .bigint("slots", row -> (long) row.facts.slots())
        .real("seconds", row -> TrialRow.seconds(row.facts.startedAt(), row.facts.endedAt()))
        .instant("started_at", row -> row.facts.startedAt())
        .instant("ended_at", row -> row.facts.endedAt())
        .bigint("best_trial_id", row -> Layout.orNull(row.summary.best().map(Standing::trial)))
        .real("best_score", row -> Layout.orNull(row.summary.best().map(Standing::score)))
        .lines("warnings", row -> row.facts.warnings());
  }
}

package io.nightjar.report;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The row of {@code sweeps}.
 *
 * @param trials how many trials ended with each status
 * @param best the first rank, empty where no trial is usable
 */
public record SweepRow(
    SweepFacts facts, Map<TrialStatus, Long> trials, Optional<Leaderboard.Entry> best) {

  static SweepRow of(SweepFacts facts, Collection<TrialRow> trials, Leaderboard leaderboard) {
    Map<TrialStatus, Long> counts =
        trials.stream()
            .map(TrialRow::status)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return new SweepRow(facts, Map.copyOf(counts), leaderboard.best());
  }

  /** The number of trials that ended so. */
  public long count(TrialStatus status) {
    return trials.getOrDefault(status, 0L);
  }

  private long count() {
    return trials.values().stream().mapToLong(Long::longValue).sum();
  }

  static Layout<SweepRow> layout() {
    return new Layout<SweepRow>("sweeps")
        .text("sweep_id", row -> row.facts.sweep())
        .text("study_name", row -> row.facts.study())
        .text("job_hash", row -> row.facts.jobHash())
        .text("data_fingerprint", row -> row.facts.dataFingerprint())
        .text("code_version", row -> row.facts.codeVersion())
        .text("objective", row -> row.facts.objective().metric())
        .text("direction", row -> row.facts.objective().direction().label())
        .text("outcome", row -> row.facts.outcome())
        .bigint("exit_code", row -> (long) row.facts.exitCode())
        .bigint("trials", SweepRow::count)
        .bigint("completed", row -> row.count(TrialStatus.COMPLETED))
        .bigint("stopped", row -> row.count(TrialStatus.STOPPED))
        .bigint("failed", row -> row.count(TrialStatus.FAILED))
        .bigint("slots", row -> (long) row.facts.slots())
        .real("seconds", row -> TrialRow.seconds(row.facts.startedAt(), row.facts.endedAt()))
        .instant("started_at", row -> row.facts.startedAt())
        .instant("ended_at", row -> row.facts.endedAt())
        .bigint("best_trial_id", row -> Layout.orNull(row.best.map(it -> it.trial().id())))
        .real("best_score", row -> Layout.orNull(row.best.map(Leaderboard.Entry::score)))
        .lines("warnings", row -> row.facts.warnings());
  }
}

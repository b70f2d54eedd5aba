package io.nightjar.report;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A row of the accounts: one try at a task, of whatever purpose.
 *
 * @param task what was tried
 */
public record AttemptRow(TrialTask task, Attempt attempt) {

  static Stream<AttemptRow> of(TrialResult result) {
    return result.attempts().stream().map(attempt -> new AttemptRow(result.task(), attempt));
  }

  static double seconds(Attempt attempt) {
    return TrialRow.seconds(attempt.startedAt(), attempt.endedAt());
  }

  private String outcome() {
    return attempt.failed().isPresent() ? "failed" : "completed";
  }

  static Layout<AttemptRow> layout() {
    return new Layout<AttemptRow>("attempts")
        .bigint("trial_id", row -> row.task.trial().id())
        .text("purpose", row -> row.task.purpose().name().toLowerCase(Locale.ROOT))
        .bigint("epochs", row -> (long) row.task.epochs())
        .bigint("repeat", row -> row.task.repeat() == 0 ? null : (Long) (long) row.task.repeat())
        .bigint("attempt", row -> (long) row.attempt.number())
        .bigint("slot", row -> (long) row.attempt.slot())
        .text("executor", row -> row.attempt.origin().executor())
        .text("host", row -> row.attempt.origin().host())
        .text("outcome", AttemptRow::outcome)
        .text(
            "failure_kind", row -> Layout.orNull(row.attempt.failed().map(it -> it.kind().label())))
        .text(
            "failure_reason",
            row -> Layout.orNull(row.attempt.failed().map(Outcome.Failed::reason)))
        .bigint("from_epochs", row -> (long) row.attempt.fromEpochs())
        .instant("started_at", row -> row.attempt.startedAt())
        .instant("ended_at", row -> row.attempt.endedAt())
        .real("seconds", row -> seconds(row.attempt));
  }
}

package io.nightjar.spark;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import java.io.IOException;

/** Results as bytes. */
final class ResultWire {
  private static final int COMPLETED = 0;
  private static final int FAILED = 1;

  private ResultWire() {}

  static void writeResult(WireOutput out, TrialResult result) {
    TrialWire.writeTask(out, result.task());
    writeOutcome(out, result.outcome());
    out.list(result.curve(), TrialWire::writeMeasurement);
    out.list(result.attempts(), ResultWire::writeAttempt);
    out.list(result.warnings(), WireOutput::text);
  }

  static TrialResult readResult(WireInput in) throws IOException {
    return new TrialResult(
        TrialWire.readTask(in),
        readOutcome(in),
        in.list(TrialWire::readMeasurement),
        in.list(ResultWire::readAttempt),
        in.list(WireInput::text));
  }

  private static void writeOutcome(WireOutput out, Outcome outcome) {
    if (outcome instanceof Outcome.Completed completed) {
      out.flag(COMPLETED);
      TrialWire.writeMeasurement(out, completed.measurement());
    } else if (outcome instanceof Outcome.Failed failed) {
      out.flag(FAILED);
      writeFailed(out, failed);
    }
  }

  private static Outcome readOutcome(WireInput in) throws IOException {
    return in.flag() == COMPLETED
        ? new Outcome.Completed(TrialWire.readMeasurement(in))
        : readFailed(in);
  }

  private static void writeFailed(WireOutput out, Outcome.Failed failed) {
    out.constant(failed.kind());
    out.text(failed.reason());
  }

  private static Outcome.Failed readFailed(WireInput in) throws IOException {
    return new Outcome.Failed(in.constant(FailureKind.class), in.text());
  }

  private static void writeAttempt(WireOutput out, Attempt attempt) {
    out.integer(attempt.number());
    out.integer(attempt.slot());
    writeOrigin(out, attempt.origin());
    out.integer(attempt.fromEpochs());
    out.instant(attempt.startedAt());
    out.instant(attempt.endedAt());
    out.optional(attempt.failure(), ResultWire::writeFailed);
  }

  private static Attempt readAttempt(WireInput in) throws IOException {
    return new Attempt(
        in.integer(),
        in.integer(),
        readOrigin(in),
        in.integer(),
        in.instant(),
        in.instant(),
        in.optional(ResultWire::readFailed));
  }

  private static void writeOrigin(WireOutput out, Origin origin) {
    out.text(origin.executor());
    out.text(origin.host());
    out.text(origin.backend());
    out.text(origin.device());
    out.integer(origin.ompThreads());
    out.text(origin.libraries());
  }

  private static Origin readOrigin(WireInput in) throws IOException {
    return new Origin(in.text(), in.text(), in.text(), in.text(), in.integer(), in.text());
  }
}

package io.nightjar.spark;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import java.time.Instant;
import java.util.List;

/**
 * A task in the hands of one task attempt of Spark.
 *
 * @param curve as the last heartbeat gave it
 */
record Lease(
    long id, PendingTask pending, SlotId slot, Instant startedAt, List<Measurement> curve) {
  private static final String UNKNOWN = "unknown";

  Lease {
    curve = List.copyOf(curve);
  }

  Lease withCurve(List<Measurement> seen) {
    return new Lease(id, pending, slot, startedAt, seen);
  }

  SlotAnswer.Run answer() {
    return new SlotAnswer.Run(id, pending.task(), pending.nextAttempt());
  }

  /** The attempt of a lease that ended without a result. */
  Attempt lost(Instant endedAt, String reason) {
    Origin origin = new Origin(slot.executor(), slot.host(), UNKNOWN, slot.device(), 0, UNKNOWN);
    return new Attempt(
        pending.nextAttempt(),
        slot.slot(),
        origin,
        0,
        startedAt,
        endedAt.isBefore(startedAt) ? startedAt : endedAt,
        new Outcome.Failed(FailureKind.CRASHED, reason));
  }
}

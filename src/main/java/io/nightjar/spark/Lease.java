package io.nightjar.spark;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A task in the hands of one task attempt of Spark. */
final class Lease {
  private static final String UNKNOWN = "unknown";

  private final long id;
  private final PendingTask pending;
  private final SlotId slot;
  private final Instant startedAt;
  private final List<Measurement> curve = new ArrayList<>();
  private boolean hadNeighbours;

  Lease(long id, PendingTask pending, SlotId slot, Instant startedAt) {
    this.id = id;
    this.pending = pending;
    this.slot = slot;
    this.startedAt = startedAt;
  }

  long id() {
    return id;
  }

  PendingTask pending() {
    return pending;
  }

  Home home() {
    return slot.home();
  }

  /** Adds what a heartbeat brought; points that came before are dropped. */
  void add(List<Measurement> points) {
    for (Measurement point : points) {
      if (curve.isEmpty() || point.epochs() > curve.get(curve.size() - 1).epochs()) {
        curve.add(point);
      }
    }
  }

  List<Measurement> curve() {
    return List.copyOf(curve);
  }

  /** Another lease is held in the same executor. */
  void meet() {
    hadNeighbours = true;
  }

  /** Whether another task may be to blame for whatever befell the executor. */
  boolean hadNeighbours() {
    return hadNeighbours;
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

package io.nightjar.spark;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the driver knows of one slot under its present holder. */
final class SlotState {
  private static final int LONGEST_WAIT_MILLIS = 100;
  private static final int MOST_DOUBLINGS = 7;

  private final SlotId id;
  private final ExecutorState executor;
  private long lastSequence = -1;
  private SlotAnswer lastAnswer = new SlotAnswer.Wait(1);
  private int waits;
  private Instant heardAt;
  private Instant idleSince;
  private @Nullable Lease lease;
  private boolean isGone;

  SlotState(SlotId id, ExecutorState executor, Instant now) {
    this.id = id;
    this.executor = executor;
    this.heardAt = now;
    this.idleSince = now;
  }

  SlotId id() {
    return id;
  }

  ExecutorState executor() {
    return executor;
  }

  Home home() {
    return id.home();
  }

  void heard(Instant now) {
    heardAt = now;
  }

  boolean isSilentSince(Instant time) {
    return heardAt.isBefore(time);
  }

  boolean isFreeSince(Instant time) {
    return lease == null && waits > 0 && !isGone && !isSilentSince(time);
  }

  boolean isIdleSince(Instant time) {
    return lease == null && waits > 0 && idleSince.isBefore(time);
  }

  boolean isNew(long sequence) {
    return sequence > lastSequence;
  }

  /** The answer to a question already answered; it may have been lost on its way. */
  SlotAnswer repeated() {
    return lastAnswer;
  }

  SlotAnswer answered(long sequence, SlotAnswer answer) {
    lastSequence = sequence;
    lastAnswer = answer;
    return answer;
  }

  SlotAnswer.Run lend(Lease task) {
    lease = task;
    waits = 0;
    executor.lent(task);
    return task.answer();
  }

  /** Longer from time to time, so that idle slots cost little and busy ones lose little. */
  SlotAnswer.Wait pause(Instant now) {
    idleSince = waits == 0 ? now : idleSince;
    int millis = Math.min(LONGEST_WAIT_MILLIS, 1 << Math.min(waits, MOST_DOUBLINGS));
    waits++;
    return new SlotAnswer.Wait(millis);
  }

  @Nullable Lease lease() {
    return lease;
  }

  boolean holds(long leaseId) {
    return lease != null && lease.id() == leaseId;
  }

  /** Takes the lease away; null where there is none. */
  @Nullable Lease release() {
    Lease released = lease;
    if (released != null) {
      executor.released(released);
      lease = null;
    }
    return released;
  }

  /** Its holder is told to stop from now on. */
  void end() {
    isGone = true;
  }

  boolean isGone() {
    return isGone;
  }
}

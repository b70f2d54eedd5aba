package io.nightjar.spark;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the driver knows of one slot under its present holder. */
final class SlotState {
  private static final int LONGEST_WAIT_MILLIS = 100;
  private static final int MOST_DOUBLINGS = 7;

  private final long holder;
  private long lastSequence = -1;
  private SlotAnswer lastAnswer = new SlotAnswer.Wait(1);
  private int waits;
  private Instant heardAt;
  private @Nullable Lease lease;

  SlotState(long holder, Instant now) {
    this.holder = holder;
    this.heardAt = now;
  }

  long holder() {
    return holder;
  }

  void heard(Instant now) {
    heardAt = now;
  }

  boolean isSilentSince(Instant time) {
    return heardAt.isBefore(time);
  }

  boolean isNew(long sequence) {
    return sequence > lastSequence;
  }

  /** The answer to a question already answered; it may have been lost on its way. */
  SlotAnswer repeated() {
    return lastAnswer;
  }

  SlotAnswer lend(long sequence, Lease task) {
    lease = task;
    waits = 0;
    return answered(sequence, task.answer());
  }

  /** Longer from time to time, so that idle slots cost little and busy ones lose little. */
  SlotAnswer pause(long sequence) {
    int millis = Math.min(LONGEST_WAIT_MILLIS, 1 << Math.min(waits, MOST_DOUBLINGS));
    waits++;
    return answered(sequence, new SlotAnswer.Wait(millis));
  }

  private SlotAnswer answered(long sequence, SlotAnswer answer) {
    lastSequence = sequence;
    lastAnswer = answer;
    return answer;
  }

  @Nullable Lease lease() {
    return lease;
  }

  boolean holds(long id) {
    return lease != null && lease.id() == id;
  }

  void renew(Lease seen) {
    lease = seen;
  }

  /** Takes the lease away; null where there is none. */
  @Nullable Lease release() {
    Lease released = lease;
    lease = null;
    return released;
  }
}

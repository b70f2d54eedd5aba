package io.nightjar.spark;

import io.nightjar.trial.Measurement;
import io.nightjar.trial.TrialResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a slot tells the driver; every call has an answer. */
sealed interface SlotCall {

  SlotId from();

  /**
   * Asks for work.
   *
   * @param sequence rising with each new question; the same one again is a repetition
   * @param hung how many trials hang in this slot and cannot be stopped
   * @param finished what came of the last lease, null where there was none
   */
  record Ask(SlotId from, long sequence, int hung, @Nullable Finished finished)
      implements SlotCall {}

  /**
   * Says that the slot still works on a lease.
   *
   * @param points the end of the curve: at least what the driver has not answered for yet
   */
  record Beat(SlotId from, long lease, List<Measurement> points) implements SlotCall {

    public Beat {
      points = List.copyOf(points);
    }
  }

  /** Says that the slot is there and will ask for work when it is ready. */
  record Preparing(SlotId from) implements SlotCall {}

  /** Says that this slot cannot run trials; again and again until it is told to stop. */
  record Unfit(SlotId from, String reason) implements SlotCall {}

  /** Says that no slot can go on. */
  record Broken(SlotId from, String reason) implements SlotCall {}

  /** The end of a lease. */
  record Finished(long lease, TrialResult result) {}
}

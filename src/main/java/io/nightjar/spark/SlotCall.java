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
   * @param finished what came of the last lease, null where there was none
   */
  record Ask(SlotId from, long sequence, @Nullable Finished finished) implements SlotCall {}

  /**
   * Says that the slot still works on a lease.
   *
   * @param curve all that was measured so far
   */
  record Beat(SlotId from, long lease, List<Measurement> curve) implements SlotCall {

    public Beat {
      curve = List.copyOf(curve);
    }
  }

  /** Says that the slot cannot run trials at all. */
  record Unfit(SlotId from, String reason) implements SlotCall {}

  /** The end of a lease. */
  record Finished(long lease, TrialResult result) {}
}

package io.nightjar.spark;

import io.nightjar.trial.TrialTask;

/** What the driver answers to a slot. */
sealed interface SlotAnswer {

  /**
   * Run this, and report under this lease.
   *
   * @param attempt which try at the task it is, from 1
   */
  record Run(long lease, TrialTask task, int attempt) implements SlotAnswer {}

  /** Ask again later. */
  record Wait(int millis) implements SlotAnswer {}

  /** It is heard, go on. */
  record GoOn() implements SlotAnswer {}

  /** The lease is void: cancel the trial, its result will not count. */
  record Cancel() implements SlotAnswer {}

  /** There is nothing more to do for this slot. */
  record Stop() implements SlotAnswer {}

  /** End this process: a trial hangs in it, and a new one can do more. */
  record Halt() implements SlotAnswer {}

  /** The call could not be understood. */
  record Refused(String reason) implements SlotAnswer {}
}

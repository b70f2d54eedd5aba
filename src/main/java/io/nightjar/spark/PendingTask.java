package io.nightjar.spark;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;

/**
 * A task that waits for a slot, with the attempts that came to nothing.
 *
 * @param crashes how many of them lost their executor while they were alone in it
 * @param isSuspect whether it may have harmed an executor, and must be alone in the next one
 */
record PendingTask(TrialTask task, List<Attempt> lost, int crashes, boolean isSuspect) {

  PendingTask {
    lost = List.copyOf(lost);
  }

  static PendingTask first(TrialTask task) {
    return new PendingTask(task, List.of(), 0, false);
  }

  int nextAttempt() {
    return lost.size() + 1;
  }

  PendingTask afterCrash(Attempt attempt) {
    return new PendingTask(task, with(List.of(attempt)), crashes + 1, true);
  }

  /** After attempts that failed beside others, who may be to blame. */
  PendingTask afterSharedFailure(List<Attempt> attempts) {
    return new PendingTask(task, with(attempts), crashes, true);
  }

  /** After an attempt that ended for a reason that is known and none of its own. */
  PendingTask afterInterruption(Attempt attempt) {
    return new PendingTask(task, with(List.of(attempt)), crashes, isSuspect);
  }

  /** The result of the last attempt, with those before it. */
  TrialResult finished(TrialResult last) {
    return new TrialResult(
        task, last.outcome(), last.curve(), with(last.attempts()), last.warnings());
  }

  /** The result of a task that no executor survived. */
  TrialResult crashed(List<Measurement> curve) {
    Outcome.Failed failed =
        new Outcome.Failed(
            FailureKind.CRASHED, "The executor was lost in each of " + crashes + " attempts");
    return new TrialResult(task, failed, curve, lost, List.of());
  }

  private List<Attempt> with(List<Attempt> more) {
    List<Attempt> all = new ArrayList<>(lost);
    all.addAll(more);
    return all;
  }
}

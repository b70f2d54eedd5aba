package io.nightjar.search;

import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.List;
import java.util.Optional;

/**
 * Says how far to train which trial: a deterministic function of what it was told, with no clock,
 * no threads and no global randomness. It never stops a running task; stopping a trial is not
 * asking for its next budget.
 */
public interface Scheduler {

  /** The next task; empty means nothing until another result is told. */
  Optional<TrialTask> ask();

  /** Learns of a finished task, failed or not. */
  void tell(TrialResult result);

  /**
   * The trials that the last {@link #tell} decided on: none of them will be asked for again. A
   * scheduler that may come back to any trial decides on none before its end.
   */
  default List<Trial> decided() {
    return List.of();
  }
}

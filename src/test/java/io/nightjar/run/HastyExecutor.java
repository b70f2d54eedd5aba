package io.nightjar.run;

import io.nightjar.trial.Goals;
import java.time.Duration;

/** Executors of trials that need not wait long for those that hang. */
public final class HastyExecutor {
  private static final Duration GRACE = Duration.ofMillis(50);

  private HastyExecutor() {}

  /**
   * An executor.
   *
   * @param stall how long a trial may always go from one occasion to stop to the next
   */
  public static TrialExecutor of(
      TrialRunner runner, Goals goals, Duration timeLimit, Storage storage, Duration stall) {
    return new TrialExecutor(runner, goals, timeLimit, storage, GRACE, stall);
  }
}

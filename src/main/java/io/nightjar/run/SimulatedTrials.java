package io.nightjar.run;

import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * What a {@link SimulatedBackend} knows of trials: how fast they are, where they fail, and what
 * they would measure. None of it hangs on slots or order.
 *
 * @param times of tasks, see {@link TrialSpeeds}
 * @param failsAt the epoch in which a trial fails, at least 1, or {@link #NEVER}; see {@link
 *     TrialFailures}
 * @param outcomes of each task that gets as far as its epochs
 */
public record SimulatedTrials(
    TaskTimes times, ToIntFunction<Trial> failsAt, Function<TrialTask, Outcome> outcomes) {
  /** No epoch of any trial. */
  public static final int NEVER = Integer.MAX_VALUE;

  /**
   * Trials whose every epoch takes equally long.
   *
   * @param secondsPerEpoch a trial's own, above 0
   */
  public SimulatedTrials(
      ToDoubleFunction<Trial> secondsPerEpoch,
      ToIntFunction<Trial> failsAt,
      Function<TrialTask, Outcome> outcomes) {
    this(TaskTimes.perEpoch(secondsPerEpoch), failsAt, outcomes);
  }

  /** Trials that take a second per epoch and never fail, with these values of a metric. */
  public static SimulatedTrials of(String metric, ToDoubleFunction<TrialTask> values) {
    return new SimulatedTrials(
        trial -> 1,
        trial -> NEVER,
        task ->
            new Outcome.Completed(
                new Measurement(task.epochs(), Map.of(metric, values.applyAsDouble(task)))));
  }

  /** The same trials at other speeds. */
  public SimulatedTrials withSpeeds(ToDoubleFunction<Trial> speeds) {
    return withTimes(TaskTimes.perEpoch(speeds));
  }

  /** The same trials with other times. */
  public SimulatedTrials withTimes(TaskTimes other) {
    return new SimulatedTrials(other, failsAt, outcomes);
  }

  /** The same trials with other failures. */
  public SimulatedTrials withFailures(ToIntFunction<Trial> failures) {
    return new SimulatedTrials(times, failures, outcomes);
  }

  /** How far a task gets: its own epochs, unless its trial fails before. */
  int reaches(TrialTask task) {
    return Math.min(task.epochs(), failsAt.applyAsInt(task.trial()));
  }

  Outcome outcome(TrialTask task) {
    int failing = failsAt.applyAsInt(task.trial());
    return task.epochs() < failing
        ? outcomes.apply(task)
        : new Outcome.Failed(FailureKind.ERROR, "The simulated trial fails in epoch " + failing);
  }
}

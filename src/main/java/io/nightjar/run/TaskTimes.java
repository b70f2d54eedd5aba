package io.nightjar.run;

import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.function.ToDoubleFunction;

/** How long simulated tasks take. */
@FunctionalInterface
public interface TaskTimes {

  /**
   * The seconds of a task.
   *
   * @param epochs that it trains, without those that its trial has behind it
   * @param start when it begins, in seconds of the virtual clock
   */
  double seconds(TrialTask task, int epochs, double start);

  /** Every epoch of a trial takes equally long. */
  static TaskTimes perEpoch(ToDoubleFunction<Trial> seconds) {
    return (task, epochs, start) -> epochs * seconds.applyAsDouble(task.trial());
  }
}

package io.nightjar.run;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.TrialResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long a task took.
 *
 * @param trial its id
 * @param epochs that it trained, without those that the trial had behind it; at least 1
 * @param seconds from its start to its end, at least 0
 */
public record TaskTime(long trial, int epochs, double seconds) {
  private static final double NANOS_PER_SECOND = 1e9;

  public TaskTime {
    if (epochs < 1 || !(seconds >= 0)) {
      throw new IllegalArgumentException(
          "Invalid time: " + epochs + " epochs in " + seconds + " s");
    }
  }

  /** The time of a completed task; empty where it failed or trained nothing. */
  public static Optional<TaskTime> of(TrialResult result) {
    List<Attempt> attempts = result.attempts();
    if (!result.isCompleted() || attempts.isEmpty()) {
      return Optional.empty();
    }
    Attempt last = attempts.get(attempts.size() - 1);
    int epochs = result.task().epochs() - last.fromEpochs();
    double seconds =
        Duration.between(last.startedAt(), last.endedAt()).toNanos() / NANOS_PER_SECOND;
    return epochs < 1
        ? Optional.empty()
        : Optional.of(new TaskTime(result.task().trial().id(), epochs, seconds));
  }

  /** The seconds of an epoch. */
  public double perEpoch() {
    return seconds / epochs;
  }

  /** That of this and a further task of the same trial together. */
  public TaskTime and(TaskTime more) {
    return new TaskTime(trial, epochs + more.epochs, seconds + more.seconds);
  }
}

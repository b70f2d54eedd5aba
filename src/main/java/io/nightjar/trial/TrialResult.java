package io.nightjar.trial;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came of a task.
 *
 * @param curve the measurements since the task's start, ascending by epochs, failed or not
 * @param attempts every try, in order, at least one
 * @param warnings what a user should know of this trial
 */
public record TrialResult(
    TrialTask task,
    Outcome outcome,
    List<Measurement> curve,
    List<Attempt> attempts,
    List<String> warnings)
    implements Serializable {
  /** An order that does not depend on who finished first. */
  public static final Comparator<TrialResult> BY_TRIAL_AND_EPOCHS =
      Comparator.comparingLong((TrialResult result) -> result.task().trial().id())
          .thenComparing(result -> result.task().epochs())
          .thenComparing(result -> result.task().repeat());

  public TrialResult {
    curve = List.copyOf(curve);
    attempts = List.copyOf(attempts);
    warnings = List.copyOf(warnings);
    if (attempts.isEmpty()) {
      throw new IllegalArgumentException("Invalid result of " + task.key() + ": no attempt");
    }
  }

  /** A result that took no time, in one attempt: that of a table or of a caller's own code. */
  public static TrialResult instant(TrialTask task, Outcome outcome, Origin origin) {
    Outcome.Failed failure = outcome instanceof Outcome.Failed failed ? failed : null;
    List<Measurement> curve =
        outcome instanceof Outcome.Completed completed
            ? List.of(completed.measurement())
            : List.of();
    Attempt attempt = new Attempt(1, 0, origin, 0, Instant.EPOCH, Instant.EPOCH, failure);
    return new TrialResult(task, outcome, curve, List.of(attempt), List.of());
  }

  public boolean isCompleted() {
    return outcome instanceof Outcome.Completed;
  }

  /** The value of a metric at the task's epochs; empty if the task failed or lacks the metric. */
  public Optional<Double> value(String metric) {
    return outcome instanceof Outcome.Completed completed
        ? Optional.ofNullable(completed.measurement().metrics().get(metric))
        : Optional.empty();
  }
}

package io.nightjar.spark;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Small tasks and results for slots. */
final class Tasks {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Origin ORIGIN = new Origin("1", "night", "java", "cpu", 1, "java 17");

  private Tasks() {}

  static TrialTask task(long id) {
    return TrialTask.search(
        new Trial(id, new Configuration(Map.of("x", (double) id)), 100 + id), 3);
  }

  static Measurement point(int epochs, double accuracy) {
    return new Measurement(epochs, Map.of("accuracy", accuracy));
  }

  static TrialResult completed(TrialTask task, int attempt) {
    return result(task, attempt, new Outcome.Completed(point(task.epochs(), 0.5)));
  }

  static TrialResult failed(TrialTask task, int attempt) {
    return result(task, attempt, new Outcome.Failed(FailureKind.ERROR, "as planned"));
  }

  static TrialResult outOfMemory(TrialTask task, int attempt) {
    return result(task, attempt, new Outcome.Failed(FailureKind.OUT_OF_MEMORY, "as planned"));
  }

  // NullAway cannot read the annotation of a compact constructor from a class file.
  @SuppressWarnings("NullAway")
  private static TrialResult result(TrialTask task, int attempt, Outcome outcome) {
    Outcome.Failed failure = outcome instanceof Outcome.Failed failed ? failed : null;
    return new TrialResult(
        task,
        outcome,
        List.of(point(1, 0.1)),
        List.of(new Attempt(attempt, 0, ORIGIN, 0, NOON, NOON, failure)),
        List.of());
  }
}

package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.search.Plan;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.space.Configuration;
import io.nightjar.sweep.Progress;
import io.nightjar.sweep.Progress.Snapshot;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.Direction;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private static final Origin ORIGIN = new Origin("driver", "host", "cpu", "cpu", 1, "");

  private final List<Snapshot> shown = new ArrayList<>();
  private final Plan plan = Plan.of(new SchedulerSpec(SchedulerSpec.Kind.HALVING, 3), 3, 1, 3);
  private final Progress progress =
      new Progress(
          plan, Goals.of(new Objective("accuracy", Direction.MAXIMIZE)), () -> 1, display());

  private Progress.Display display() {
    return new Progress.Display() {
      @Override
      public void show(Snapshot snapshot) {
        shown.add(snapshot);
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void countsTrialsEpochsAndFailures() {
    finish(0, 1, 0, completed(1, 0.9));
    finish(1, 1, 0, new Outcome.Failed(FailureKind.DIVERGED, "NaN"));
    progress.asked(task(2, 1));

    assertThat(last()).isEqualTo(new Snapshot(2, 3, 1, 1, Optional.of(0.9), 2, plan.epochs()));
    assertThat(last().text()).isEqualTo("trials 2/3, running 1, failed 1, best 0.9");
  }

  @Test
  void theBestIsThatOfTheLargestBudget() {
    finish(0, 1, 0, completed(1, 0.9));
    finish(0, 3, 1, completed(3, 0.8));
    finish(1, 1, 0, completed(1, 0.95));

    assertThat(last().best()).hasValue(0.8);
    assertThat(last().epochs()).isEqualTo(4);
  }

  @Test
  void theBestIsWithinTheLimits() {
    Goals goals =
        new Goals(
            List.of(new Objective("accuracy", Direction.MAXIMIZE)),
            List.of(new Constraint("accuracy", Constraint.Bound.AT_MOST, 0.85)));
    Progress limited = new Progress(plan, goals, () -> 1, display());
    for (TrialResult result :
        List.of(result(0, 1, 0, completed(1, 0.9)), result(1, 1, 0, completed(1, 0.8)))) {
      limited.asked(result.task());
      limited.told(result);
    }

    assertThat(last().best()).hasValue(0.8);
  }

  private void finish(long trial, int epochs, int from, Outcome outcome) {
    TrialResult result = result(trial, epochs, from, outcome);
    progress.asked(result.task());
    progress.told(result);
  }

  // NullAway cannot read the annotation of a compact constructor from a class file.
  @SuppressWarnings("NullAway")
  private static TrialResult result(long trial, int epochs, int from, Outcome outcome) {
    TrialTask task = task(trial, epochs);
    Attempt attempt =
        new Attempt(
            1,
            0,
            ORIGIN,
            from,
            Instant.EPOCH,
            Instant.EPOCH,
            outcome instanceof Outcome.Failed failed ? failed : null);
    return new TrialResult(task, outcome, List.of(), List.of(attempt), List.of());
  }

  private static TrialTask task(long trial, int epochs) {
    return TrialTask.search(new Trial(trial, new Configuration(Map.of()), trial), epochs);
  }

  private static Outcome completed(int epochs, double accuracy) {
    return new Outcome.Completed(new Measurement(epochs, Map.of("accuracy", accuracy)));
  }

  private Snapshot last() {
    return shown.get(shown.size() - 1);
  }
}

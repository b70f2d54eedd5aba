package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.search.Plan;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.study.Budget;
import io.nightjar.study.HonestSpec;
import io.nightjar.study.StudySpec;
import io.nightjar.sweep.Progress;
import io.nightjar.sweep.Progress.Snapshot;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.Direction;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.ModelSpec;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
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

    assertThat(last())
        .isEqualTo(
            new Snapshot(
                Purpose.SEARCH,
                2,
                3,
                1,
                1,
                Optional.of(0.9),
                2,
                plan.epochs(),
                plan.epochs() - 2,
                Optional.empty()));
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

  @Test
  void repeatsAreCountedByThemselves() {
    Progress repeating = Progress.of(study(9, 9), () -> 1, Optional.empty(), display());
    search(repeating);
    assertThat(last().text()).isEqualTo("trials 2/9, running 0, failed 0, best 0.9");
    assertThat(last().mostLeft()).as("7 trials and 2 x 3 repeats").isEqualTo(7 * 3 + 6 * 3);

    repeat(repeating, 1);
    assertThat(last().text()).isEqualTo("repeats 1/6, running 0, failed 0, best 0.9");
    assertThat(last().mostLeft()).as("what the search left out").isEqualTo(5 * 3);
    assertThat(last().allEpochs()).isEqualTo(2 * 3 + 6 * 3);
  }

  @Test
  void fewRivalsAreRepeatedFewTimes() {
    Progress repeating = Progress.of(study(9, 9), () -> 1, Optional.empty(), display());
    tell(repeating, result(0, 3, 0, completed(3, 0.9)));
    repeat(repeating, 1);
    assertThat(last().text()).startsWith("repeats 1/3,");
  }

  @Test
  void aStudyThatWasCutMayBeRepeatedFurther() {
    Progress repeating = Progress.of(study(9, 5), () -> 1, Optional.empty(), display());
    search(repeating);
    for (int done = 1; done <= 7; done++) {
      repeat(repeating, done);
    }
    assertThat(last().text()).startsWith("repeats 7/7,");
    assertThat(last().mostLeft()).as("of four times as many").isEqualTo((4 * 6 - 7) * 3);
  }

  private static StudySpec study(int trials, int there) {
    StudySpec study =
        new StudySpec(
            "night",
            SearchSpace.of(Parameter.of("rate", new FloatRange(1e-4, 1, Scale.LOG))),
            ModelSpec.of("mlp"),
            Optional.empty(),
            Goals.of(new Objective("accuracy", Direction.MAXIMIZE)),
            new SearcherSpec(SearcherSpec.Kind.SOBOL, SearcherSpec.DEFAULT_POINTS),
            new SchedulerSpec(SchedulerSpec.Kind.FULL, 3),
            new Budget(trials, 3, 3, Duration.ofHours(1), Optional.empty()),
            1,
            Optional.empty(),
            Optional.of(new HonestSpec(2, 3)),
            List.of());
    return there < trials ? study.cutTo(there, study.honest()) : study;
  }

  private void search(Progress follower) {
    tell(follower, result(0, 3, 0, completed(3, 0.9)));
    tell(follower, result(1, 3, 0, completed(3, 0.8)));
  }

  private void repeat(Progress follower, int number) {
    Trial trial = task(0, 3).trial();
    tell(follower, result(TrialTask.repeat(trial, 3, number), 0, completed(3, 0.7)));
  }

  private static void tell(Progress follower, TrialResult result) {
    follower.asked(result.task());
    follower.told(result);
  }

  private void finish(long trial, int epochs, int from, Outcome outcome) {
    tell(progress, result(trial, epochs, from, outcome));
  }

  private static TrialResult result(long trial, int epochs, int from, Outcome outcome) {
    return result(task(trial, epochs), from, outcome);
  }

  // NullAway cannot read the annotation of a compact constructor from a class file.
  @SuppressWarnings("NullAway")
  private static TrialResult result(TrialTask task, int from, Outcome outcome) {
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

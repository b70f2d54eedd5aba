package io.nightjar.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.search.SchedulerSpec;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.Direction;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StudyTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(Parameter.of("x", new FloatRange(-1, 1, Scale.LINEAR)));
  private static final Objective LOSS = new Objective("loss", Direction.MINIMIZE);

  private static double x(TrialTask task) {
    return task.trial().configuration().number("x");
  }

  private static List<TrialTask> run(Study study) {
    List<TrialTask> asked = new ArrayList<>();
    for (Optional<TrialTask> task = study.ask(); task.isPresent(); task = study.ask()) {
      asked.add(task.get());
      study.tell(task.get(), Map.of("loss", x(task.get()) * x(task.get())));
    }
    return asked;
  }

  @Test
  void asksForItsTrialsAndKnowsTheBest() {
    Study study = Study.of(SPACE, LOSS).trials(30).start();
    List<TrialTask> asked = run(study);
    assertThat(asked).hasSize(30);
    assertThat(Math.abs(x(study.best().orElseThrow().task()))).isLessThan(0.1);
    assertThat(study.ranked())
        .extracting(result -> result.value("loss").orElseThrow())
        .isSorted()
        .hasSize(30);
  }

  @Test
  void noTrialBeyondALimitIsTheBest() {
    Goals goals =
        new Goals(List.of(LOSS), List.of(new Constraint("size", Constraint.Bound.AT_MOST, 5)));
    Study study = Study.of(SPACE, goals).trials(3).start();
    study.tell(study.ask().orElseThrow(), Map.of("loss", 0.1, "size", 9.0));
    assertThat(study.best()).isEmpty();
    study.tell(study.ask().orElseThrow(), Map.of("loss", 0.3, "size", 5.0));
    study.tell(study.ask().orElseThrow(), Map.of("loss", 0.2, "size", 6.0));
    assertThat(study.best().flatMap(best -> best.value("loss"))).hasValue(0.3);
    assertThat(study.ranked())
        .extracting(result -> result.value("loss").orElseThrow())
        .containsExactly(0.3, 0.2, 0.1);
  }

  @Test
  void sameCallsSameTasks() {
    assertThat(run(Study.of(SPACE, LOSS).trials(30).seed(3).start()))
        .isEqualTo(run(Study.of(SPACE, LOSS).trials(30).seed(3).start()))
        .isNotEqualTo(run(Study.of(SPACE, LOSS).trials(30).seed(4).start()));
  }

  @Test
  void givesManyTasksAtOnce() {
    Study study = Study.of(SPACE, LOSS).trials(30).start();
    List<TrialTask> out = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      out.add(study.ask().orElseThrow());
    }
    assertThat(study.ask()).isEmpty();
    assertThat(out).extracting(task -> task.trial().configuration()).doesNotHaveDuplicates();
  }

  @Test
  void failedTrialHasNoPlace() {
    Study study = Study.of(SPACE, LOSS).trials(2).start();
    study.fail(study.ask().orElseThrow(), FailureKind.OUT_OF_MEMORY, "too large");
    assertThat(study.best()).isEmpty();
    study.tell(study.ask().orElseThrow(), Map.of("loss", Double.NaN));
    assertThat(study.ranked()).isEmpty();
  }

  @Test
  void goesOnWithTheBestForMoreEpochs() {
    Study study =
        Study.of(SPACE, LOSS)
            .scheduler(SchedulerSpec.Kind.HYPERBAND, 3)
            .trials(9)
            .epochs(1, 9)
            .start();
    List<TrialTask> asked = run(study);
    assertThat(asked).extracting(TrialTask::epochs).contains(1, 3, 9);
    TrialResult best = study.best().orElseThrow();
    assertThat(best.task().epochs()).isEqualTo(9);
    assertThat(study.ranked()).hasSize(9);
  }

  @Test
  void refusesWhatWasNotAskedFor() {
    Study study = Study.of(SPACE, LOSS).start();
    TrialTask task = study.ask().orElseThrow();
    study.tell(task, Map.of("loss", 1.0));
    assertThatThrownBy(() -> study.tell(task, Map.of("loss", 1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot tell a result of trial 0 after epoch 1: this study is not waiting for it");
  }

  @Test
  void refusesATaskOfAnotherStudyAndGoesOn() {
    Study study = Study.of(SPACE, LOSS).trials(1).seed(1).start();
    TrialTask own = study.ask().orElseThrow();
    TrialTask other = Study.of(SPACE, LOSS).seed(2).start().ask().orElseThrow();
    assertThat(other.key()).isEqualTo(own.key());
    assertThatThrownBy(() -> study.fail(other, FailureKind.ERROR, "lost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot tell a result of trial 0 after epoch 1: this study is not waiting for it");
    study.tell(own, Map.of("loss", 1.0));
    assertThat(study.best().map(TrialResult::task)).contains(own);
  }
}

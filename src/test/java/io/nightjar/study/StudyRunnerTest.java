package io.nightjar.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.run.Backend;
import io.nightjar.search.Scheduler;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class StudyRunnerTest {

  private static Scheduler scheduler(SchedulerSpec.Kind kind, int trials) {
    return Sweeps.scheduler(kind, SearcherSpec.Kind.RANDOM, Direction.MAXIMIZE, trials);
  }

  @Test
  void listenerFollowsEveryTask() throws Exception {
    List<String> seen = new ArrayList<>();
    List<Long> decided = new ArrayList<>();
    StudyListener listener =
        new StudyListener() {
          @Override
          public void asked(TrialTask task) {
            seen.add("asked " + task.trial().id());
          }

          @Override
          public void told(TrialResult result) {
            seen.add("told " + result.task().trial().id());
          }

          @Override
          public void decided(List<Trial> trials) {
            trials.forEach(trial -> decided.add(trial.id()));
          }
        };
    try (Backend backend = Sweeps.instant(1, 1)) {
      new StudyRunner(scheduler(SchedulerSpec.Kind.FULL, 2), backend, listener).run();
    }
    assertThat(seen).containsExactly("asked 0", "told 0", "asked 1", "told 1");
    assertThat(decided).containsExactly(0L, 1L);
  }

  @Test
  void everyTrialIsDecidedOnceWhateverFails() throws Exception {
    List<Long> decided = new ArrayList<>();
    StudyListener listener =
        new StudyListener() {
          @Override
          public void asked(TrialTask task) {
            assertThat(decided).doesNotContain(task.trial().id());
          }

          @Override
          public void told(TrialResult result) {}

          @Override
          public void decided(List<Trial> trials) {
            trials.forEach(trial -> decided.add(trial.id()));
          }
        };
    try (Backend backend = Sweeps.instant(4, 2)) {
      new StudyRunner(scheduler(SchedulerSpec.Kind.HYPERBAND, 60), backend, listener).run();
    }
    assertThat(decided)
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 60).boxed().toList());
  }

  @Test
  void listenerHasWhatFinishedWhenTheSweepIsStopped() throws Exception {
    try (Backend backend =
        Sweeps.instant(
            1,
            1,
            task -> {
              if (task.trial().id() == 4) {
                Thread.currentThread().interrupt();
              }
              return Sweeps.outcome(task);
            })) {
      CollectedResults collected = new CollectedResults();
      StudyRunner runner =
          new StudyRunner(scheduler(SchedulerSpec.Kind.FULL, 9), backend, collected);
      assertThatThrownBy(runner::run).isInstanceOf(InterruptedException.class);
      assertThat(collected.results())
          .extracting(result -> result.task().trial().id())
          .containsExactly(0L, 1L, 2L, 3L, 4L);
    }
  }
}

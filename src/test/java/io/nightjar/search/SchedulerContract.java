package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.trial.Seeds;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every scheduler keeps to; an implementation costs one line. */
interface SchedulerContract {
  int TRIALS = 40;
  int MAX_EPOCHS = 9;

  /** A scheduler of {@link #TRIALS} trials up to {@link #MAX_EPOCHS} epochs. */
  Scheduler scheduler(Searcher searcher);

  /** One whose searcher always has more. */
  default Scheduler fresh() {
    return scheduler(new Tables.Counting(Long.MAX_VALUE));
  }

  /** Plays it to the end, on so many slots; returns the tasks in the order of asking. */
  static List<TrialTask> play(
      Scheduler scheduler, int slots, long order, Predicate<TrialTask> fails) {
    List<TrialTask> asked = new ArrayList<>();
    List<TrialTask> running = new ArrayList<>();
    fill(scheduler, slots, running, asked);
    while (!running.isEmpty()) {
      scheduler.tell(result(next(running, order, asked), fails));
      fill(scheduler, slots, running, asked);
    }
    return asked;
  }

  private static TrialTask next(List<TrialTask> running, long order, List<TrialTask> asked) {
    return running.remove(Math.floorMod(Seeds.mix(order, asked.size()), running.size()));
  }

  private static void fill(
      Scheduler scheduler, int slots, List<TrialTask> running, List<TrialTask> asked) {
    while (running.size() < slots) {
      Optional<TrialTask> task = scheduler.ask();
      if (task.isEmpty()) {
        return;
      }
      running.add(task.get());
      asked.add(task.get());
    }
  }

  private static TrialResult result(TrialTask task, Predicate<TrialTask> fails) {
    return fails.test(task)
        ? Tables.failed(task)
        : Tables.completed(task, Math.floorMod(task.trial().seed(), 7));
  }

  @Test
  default void usesItsTrialsExactly() {
    List<TrialTask> asked = play(fresh(), 3, 1, task -> false);
    assertThat(asked.stream().map(task -> task.trial().id()).distinct())
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, TRIALS).boxed().toList());
  }

  @Test
  default void asksForEachTaskOnceAndForMoreEpochsEachTime() {
    List<TrialTask> asked = play(fresh(), 3, 1, task -> false);
    assertThat(asked.stream().map(TrialTask::key)).doesNotHaveDuplicates();
    Map<Long, Integer> reached = new HashMap<>();
    for (TrialTask task : asked) {
      assertThat(task.epochs())
          .isGreaterThan(reached.getOrDefault(task.trial().id(), 0))
          .isLessThanOrEqualTo(MAX_EPOCHS);
      reached.put(task.trial().id(), task.epochs());
    }
    assertThat(reached).containsValue(MAX_EPOCHS);
  }

  @Test
  default void trialKeepsItsConfigurationAndSeed() {
    Map<Long, Trial> trials = new HashMap<>();
    for (TrialTask task : play(fresh(), 3, 1, task -> false)) {
      assertThat(trials.computeIfAbsent(task.trial().id(), id -> task.trial()))
          .isEqualTo(task.trial());
    }
  }

  @Test
  default void failedTrialIsLeftAlone() {
    Set<Long> failed = new HashSet<>();
    play(
        fresh(),
        3,
        1,
        task -> {
          assertThat(failed).doesNotContain(task.trial().id());
          return task.trial().id() % 3 == 0 && failed.add(task.trial().id());
        });
    assertThat(failed).isNotEmpty();
  }

  @Test
  default void endsWhereEverythingFails() {
    Scheduler scheduler = fresh();
    assertThat(play(scheduler, 3, 1, task -> true)).hasSize(TRIALS);
    assertThat(scheduler.ask()).isEmpty();
  }

  @Test
  default void endsWhereTheSpaceIsUsedUp() {
    Scheduler scheduler = scheduler(new Tables.Counting(7));
    List<TrialTask> asked = play(scheduler, 3, 1, task -> false);
    assertThat(asked.stream().map(task -> task.trial().id()).distinct()).hasSize(7);
    assertThat(scheduler.ask()).isEmpty();
  }

  /** Plays it to the end on three slots; returns the trials in the order of their decisions. */
  private static List<Trial> decisions(Scheduler scheduler, Predicate<TrialTask> fails) {
    List<Trial> decided = new ArrayList<>();
    List<TrialTask> running = new ArrayList<>();
    List<TrialTask> asked = new ArrayList<>();
    fill(scheduler, 3, running, asked);
    assertThat(scheduler.decided()).as("before anything was told").isEmpty();
    while (!running.isEmpty()) {
      scheduler.tell(result(next(running, 1, asked), fails));
      decided.addAll(scheduler.decided());
      fill(scheduler, 3, running, asked);
      assertThat(running).noneMatch(task -> decided.contains(task.trial()));
    }
    assertThat(decided)
        .containsExactlyInAnyOrderElementsOf(
            asked.stream().map(TrialTask::trial).distinct().toList());
    return decided;
  }

  @Test
  default void decidesOnEachTrialOnceAndNeverAsksForItAgain() {
    assertThat(decisions(fresh(), task -> false)).hasSize(TRIALS);
    assertThat(decisions(fresh(), task -> task.trial().id() % 3 == 0)).hasSize(TRIALS);
    assertThat(decisions(fresh(), task -> true)).hasSize(TRIALS);
    assertThat(decisions(scheduler(new Tables.Counting(7)), task -> false)).hasSize(7);
  }
}

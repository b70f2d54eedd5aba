package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class AshaSchedulerTest {
  private final Map<String, TrialTask> tasks = new HashMap<>();
  private final List<Long> decided = new ArrayList<>();

  private static Scheduler asha(int trials, Searcher searcher) {
    Plan plan = Plan.of(new SchedulerSpec(SchedulerSpec.Kind.ASHA, 2), trials, 1, 4);
    return Schedulers.create(plan, searcher, Tables.GOALS, 1);
  }

  /** What it asks for next, as {@code trial@epochs}; empty for nothing. */
  private String ask(Scheduler scheduler) {
    return scheduler
        .ask()
        .map(
            task -> {
              String name = task.trial().id() + "@" + task.epochs();
              tasks.put(name, task);
              return name;
            })
        .orElse("");
  }

  private void complete(Scheduler scheduler, String task, double value) {
    scheduler.tell(Tables.completed(Objects.requireNonNull(tasks.get(task)), value));
    note(scheduler);
  }

  private void fail(Scheduler scheduler, String task) {
    scheduler.tell(Tables.failed(Objects.requireNonNull(tasks.get(task))));
    note(scheduler);
  }

  private void note(Scheduler scheduler) {
    scheduler.decided().stream().map(Trial::id).forEach(decided::add);
  }

  @Test
  void bestGoesOnAsSoonAsItIsAmongTheBestHalf() {
    Scheduler scheduler = asha(9, new Tables.Counting(99));
    assertThat(ask(scheduler)).isEqualTo("0@1");
    assertThat(ask(scheduler)).isEqualTo("1@1");
    complete(scheduler, "0@1", 0.5);
    assertThat(ask(scheduler)).as("half of one is none").isEqualTo("2@1");
    complete(scheduler, "1@1", 0.4);
    assertThat(ask(scheduler)).isEqualTo("1@2");
    assertThat(ask(scheduler)).isEqualTo("3@1");
    complete(scheduler, "2@1", 0.3);
    assertThat(ask(scheduler)).as("the place is taken over, not lost").isEqualTo("2@2");
  }

  @Test
  void highestRungComesFirst() {
    Scheduler scheduler = asha(9, new Tables.Counting(99));
    for (int i = 0; i < 4; i++) {
      ask(scheduler);
    }
    complete(scheduler, "0@1", 0);
    complete(scheduler, "1@1", 1);
    assertThat(ask(scheduler)).isEqualTo("0@2");
    complete(scheduler, "2@1", 2);
    complete(scheduler, "3@1", 3);
    assertThat(ask(scheduler)).isEqualTo("1@2");
    assertThat(ask(scheduler)).isEqualTo("4@1");
    assertThat(ask(scheduler)).isEqualTo("5@1");
    complete(scheduler, "4@1", 0.5);
    complete(scheduler, "5@1", 9);
    complete(scheduler, "0@2", 1);
    complete(scheduler, "1@2", 2);
    assertThat(ask(scheduler)).isEqualTo("0@4");
    assertThat(ask(scheduler)).isEqualTo("4@2");
  }

  @Test
  void failedTrialsTakeNoPlaces() {
    Scheduler scheduler = asha(9, new Tables.Counting(99));
    for (int i = 0; i < 3; i++) {
      ask(scheduler);
    }
    fail(scheduler, "0@1");
    complete(scheduler, "1@1", 1);
    assertThat(ask(scheduler)).as("half of one").isEqualTo("3@1");
    complete(scheduler, "2@1", 2);
    assertThat(ask(scheduler)).isEqualTo("1@2");
    assertThat(decided).containsExactly(0L);
  }

  @Test
  void theBestOfFewReachesTheTop() {
    Scheduler scheduler = asha(1, new Tables.Counting(99));
    ask(scheduler);
    complete(scheduler, "0@1", 1);
    assertThat(ask(scheduler)).isEqualTo("0@2");
    complete(scheduler, "0@2", 1);
    assertThat(ask(scheduler)).isEqualTo("0@4");
    complete(scheduler, "0@4", 1);
    assertThat(ask(scheduler)).isEmpty();
    assertThat(decided).containsExactly(0L);
  }

  @Test
  void trialIsDecidedOnOnceItCannotComeAmongTheBestHalf() {
    Scheduler scheduler = asha(4, new Tables.Counting(99));
    for (int i = 0; i < 4; i++) {
      ask(scheduler);
    }
    complete(scheduler, "0@1", 4);
    complete(scheduler, "1@1", 3);
    assertThat(decided).isEmpty();
    complete(scheduler, "2@1", 2);
    assertThat(decided).as("two of four go on, and two are better").containsExactly(0L);
    assertThat(ask(scheduler)).isEqualTo("2@2");
    complete(scheduler, "3@1", 5);
    assertThat(decided).containsExactly(0L, 3L);
    assertThat(ask(scheduler)).isEqualTo("1@2");
    complete(scheduler, "2@2", 1);
    assertThat(ask(scheduler)).isEmpty();
    complete(scheduler, "1@2", 0);
    assertThat(decided).containsExactly(0L, 3L, 2L);
    assertThat(ask(scheduler)).isEqualTo("1@4");
    complete(scheduler, "1@4", 0);
    assertThat(decided).containsExactly(0L, 3L, 2L, 1L);
  }

  @Test
  void searcherLearnsOfEachResultAtOnceAndProposesLate() {
    Tables.Counting searcher = new Tables.Counting(2);
    Scheduler scheduler = asha(9, searcher);
    ask(scheduler);
    complete(scheduler, "0@1", 1);
    assertThat(searcher.told).containsExactly("0@1");
    assertThat(ask(scheduler)).isEqualTo("1@1");
    complete(scheduler, "1@1", 2);
    assertThat(decided).as("the searcher has nothing more").containsExactly(1L);
    assertThat(ask(scheduler)).isEqualTo("0@2");
  }

  @Test
  void resultThatNobodyAskedForIsRefused() {
    Scheduler scheduler = asha(9, new Tables.Counting(99));
    ask(scheduler);
    fail(scheduler, "0@1");
    assertThatThrownBy(() -> fail(scheduler, "0@1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot tell a result of Key[purpose=SEARCH, trialId=0, epochs=1, repeat=0]: it is not running");
  }
}

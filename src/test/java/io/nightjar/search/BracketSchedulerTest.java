package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.TrialTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class BracketSchedulerTest {
  private static final Objective GAIN = new Objective("loss", Direction.MAXIMIZE);

  private final Map<String, TrialTask> tasks = new HashMap<>();

  private Scheduler halving(int trials, Searcher searcher, Objective objective) {
    Plan plan = Plan.of(new SchedulerSpec(SchedulerSpec.Kind.HALVING, 2), trials, 1, 4);
    return Schedulers.create(plan, searcher, Goals.of(objective), 1);
  }

  private static Scheduler hyperband(int trials, Searcher searcher) {
    Plan plan = Plan.of(new SchedulerSpec(SchedulerSpec.Kind.HYPERBAND, 2), trials, 1, 4);
    return Schedulers.create(plan, searcher, Tables.GOALS, 1);
  }

  private static Scheduler learning(
      SchedulerSpec.Kind kind, int trials, Searcher searcher, int lag) {
    SchedulerSpec scheduler = new SchedulerSpec(kind, 2, OptionalInt.of(lag));
    return Schedulers.create(Plan.forLearning(scheduler, trials, 1, 4), searcher, Tables.GOALS, 1);
  }

  private List<String> askAll(Scheduler scheduler) {
    return Tables.askAll(scheduler, tasks);
  }

  private TrialTask task(String name) {
    return Objects.requireNonNull(tasks.get(name));
  }

  private void complete(Scheduler scheduler, String task, double value) {
    scheduler.tell(Tables.completed(task(task), value));
  }

  private void fail(Scheduler scheduler, String... names) {
    for (String name : names) {
      scheduler.tell(Tables.failed(task(name)));
    }
  }

  @Test
  void bestHalfGoesOn() {
    Scheduler scheduler = halving(4, new Tables.Counting(99), Tables.LOSS);
    assertThat(askAll(scheduler)).containsExactly("0@1", "1@1", "2@1", "3@1");
    complete(scheduler, "3@1", 0.4);
    complete(scheduler, "1@1", 0.1);
    complete(scheduler, "0@1", 0.3);
    assertThat(askAll(scheduler)).as("waits at the barrier").isEmpty();
    complete(scheduler, "2@1", 0.2);
    assertThat(askAll(scheduler)).containsExactly("1@2", "2@2");
    complete(scheduler, "1@2", 0.1);
    complete(scheduler, "2@2", 0.05);
    assertThat(askAll(scheduler)).containsExactly("2@4");
    complete(scheduler, "2@4", 0.01);
    assertThat(askAll(scheduler)).isEmpty();
  }

  @Test
  void moreIsBetterWhenMaximising() {
    Scheduler scheduler = halving(4, new Tables.Counting(99), GAIN);
    askAll(scheduler);
    for (int i = 0; i < 4; i++) {
      complete(scheduler, i + "@1", i);
    }
    assertThat(askAll(scheduler)).containsExactly("2@2", "3@2");
  }

  @Test
  void lowerIdsWinTies() {
    Scheduler scheduler = halving(4, new Tables.Counting(99), Tables.LOSS);
    askAll(scheduler);
    for (int i = 3; i >= 0; i--) {
      complete(scheduler, i + "@1", 0.5);
    }
    assertThat(askAll(scheduler)).containsExactly("0@2", "1@2");
  }

  @Test
  void failuresLeaveTheirPlacesToWorseTrials() {
    Scheduler scheduler = halving(5, new Tables.Counting(99), Tables.LOSS);
    askAll(scheduler);
    fail(scheduler, "0@1", "2@1", "3@1");
    complete(scheduler, "1@1", 0.9);
    complete(scheduler, "4@1", 0.8);
    assertThat(askAll(scheduler)).containsExactly("1@2", "4@2");
  }

  @Test
  void aSingleSurvivorGoesOn() {
    Scheduler scheduler = halving(4, new Tables.Counting(99), Tables.LOSS);
    askAll(scheduler);
    fail(scheduler, "0@1", "2@1", "3@1");
    complete(scheduler, "1@1", 0.9);
    assertThat(askAll(scheduler)).containsExactly("1@2");
  }

  @Test
  void infiniteValueCountsAsFailure() {
    Scheduler scheduler = halving(4, new Tables.Counting(99), GAIN);
    askAll(scheduler);
    complete(scheduler, "0@1", 0.1);
    complete(scheduler, "1@1", Double.NaN);
    complete(scheduler, "2@1", Double.POSITIVE_INFINITY);
    complete(scheduler, "3@1", 0.05);
    assertThat(askAll(scheduler)).containsExactly("0@2", "3@2");
  }

  @Test
  void rungThatFailsAsAWholeEndsItsBracketOnly() {
    Scheduler scheduler = hyperband(4 + 3 + 3, new Tables.Counting(99));
    assertThat(askAll(scheduler))
        .containsExactly(
            "0@1", "1@1", "2@1", "3@1", //
            "4@2", "5@2", "6@2", "7@4", "8@4", "9@4");
    fail(scheduler, "4@2", "5@2", "6@2");
    assertThat(askAll(scheduler)).isEmpty();
    for (int i = 0; i < 4; i++) {
      complete(scheduler, i + "@1", i);
    }
    assertThat(askAll(scheduler)).containsExactly("0@2", "1@2");
  }

  @Test
  void promotionsComeBeforeLaterBrackets() {
    Scheduler scheduler = hyperband(4 + 3, new Tables.Counting(99));
    for (int i = 0; i < 4; i++) {
      TrialTask task = scheduler.ask().orElseThrow();
      tasks.put(i + "@1", task);
    }
    for (int i = 0; i < 4; i++) {
      complete(scheduler, i + "@1", i);
    }
    assertThat(askAll(scheduler)).containsExactly("0@2", "1@2", "4@2", "5@2", "6@2");
  }

  @Test
  void searcherThatRunsOutShrinksTheBracketAndEndsTheStudy() {
    Scheduler scheduler = hyperband(4 + 3 + 3, new Tables.Counting(6));
    assertThat(askAll(scheduler)).containsExactly("0@1", "1@1", "2@1", "3@1", "4@2", "5@2");
    complete(scheduler, "4@2", 0.1);
    complete(scheduler, "5@2", 0.2);
    assertThat(askAll(scheduler)).containsExactly("4@4");
  }

  @Test
  void shrunkBracketHalvesWhatItHas() {
    Scheduler scheduler = halving(32, new Tables.Counting(5), Tables.LOSS);
    askAll(scheduler);
    for (int i = 0; i < 5; i++) {
      complete(scheduler, i + "@1", i);
    }
    assertThat(askAll(scheduler)).containsExactly("0@2", "1@2");
  }

  @Test
  void nothingToProposeIsAnEmptyStudy() {
    assertThat(askAll(halving(4, new Tables.Counting(0), Tables.LOSS))).isEmpty();
  }

  @Test
  void seedsComeFromThePosition() {
    Scheduler scheduler = halving(4, new Tables.Counting(99), Tables.LOSS);
    askAll(scheduler);
    assertThat(task("3@1").trial().seed()).isEqualTo(Seeds.ofTrial(1, Purpose.SEARCH, 3));
  }

  @Test
  void learningSearcherIsToldWhatLiesTheLagBehind() {
    Tables.Counting searcher = new Tables.Counting(99);
    Scheduler scheduler = learning(SchedulerSpec.Kind.HYPERBAND, 4 + 3 + 3, searcher, 2);
    assertThat(askAll(scheduler)).containsExactly("0@1", "1@1", "2@1", "3@1");
    for (int i = 3; i >= 0; i--) {
      complete(scheduler, i + "@1", i);
    }
    assertThat(askAll(scheduler)).containsExactly("0@2", "1@2");
    complete(scheduler, "1@2", 0.1);
    assertThat(askAll(scheduler)).as("half of the epochs lie one bracket behind").isEmpty();
    complete(scheduler, "0@2", 0.2);
    assertThat(askAll(scheduler)).containsExactly("1@4", "4@2", "5@2", "6@2");
    assertThat(searcher.told).containsExactly("0@1", "0@2", "1@1", "1@2", "2@1", "3@1");
    fail(scheduler, "4@2", "5@2", "6@2");
    assertThat(askAll(scheduler)).as("bracket 2 waits for the top of bracket 0").isEmpty();
    complete(scheduler, "1@4", 0.2);
    assertThat(askAll(scheduler)).containsExactly("7@4", "8@4", "9@4");
    assertThat(searcher.told)
        .containsExactly(
            "0@1", "0@2", "1@1", "1@2", "2@1", "3@1", //
            "1@4", "4@2", "5@2", "6@2");
  }

  @Test
  void lagOfOneWaitsForEachBracket() {
    Scheduler scheduler = learning(SchedulerSpec.Kind.HYPERBAND, 4 + 3, new Tables.Counting(99), 1);
    assertThat(askAll(scheduler)).containsExactly("0@1", "1@1", "2@1", "3@1");
    fail(scheduler, "0@1", "1@1", "2@1", "3@1");
    assertThat(askAll(scheduler)).containsExactly("4@2", "5@2", "6@2");
  }

  @Test
  void learningSearcherUnderFullBudgetIsToldEachTrial() {
    Tables.Counting searcher = new Tables.Counting(99);
    Scheduler scheduler = learning(SchedulerSpec.Kind.FULL, 5, searcher, 2);
    assertThat(askAll(scheduler)).containsExactly("0@4", "1@4");
    complete(scheduler, "1@4", 1);
    assertThat(askAll(scheduler)).as("trial 2 depends on trial 0").isEmpty();
    complete(scheduler, "0@4", 1);
    assertThat(askAll(scheduler)).containsExactly("2@4", "3@4");
    assertThat(searcher.told).containsExactly("0@4", "1@4");
  }

  @Test
  void resultThatNobodyAskedForIsRefused() {
    Scheduler scheduler = halving(4, new Tables.Counting(99), Tables.LOSS);
    askAll(scheduler);
    fail(scheduler, "0@1");
    assertThatThrownBy(() -> fail(scheduler, "0@1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot tell a result of Key[purpose=SEARCH, trialId=0, epochs=1, repeat=0]: it is not running");
  }

  @Test
  void lagBelowOneIsRefused() {
    assertThatThrownBy(() -> learning(SchedulerSpec.Kind.HYPERBAND, 4, new Tables.Counting(9), 0))
        .hasMessage("Invalid lag: 0");
  }
}

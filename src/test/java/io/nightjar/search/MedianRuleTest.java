package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class MedianRuleTest {
  private final MedianRule rule = new MedianRule(Tables.GOALS);

  private static TrialTask task(long id, int epochs) {
    return TrialTask.search(new Trial(id, new Configuration(Map.of("n", id)), id), epochs);
  }

  private void tell(double... values) {
    for (int i = 0; i < values.length; i++) {
      rule.tell(Tables.completed(task(i, 1), values[i]));
    }
  }

  private boolean goesOn(double value) {
    TrialTask own = task(500, 1);
    Rung rung = new Rung(List.of(own.trial()), 1);
    rung.tell(Tables.completed(own, value));
    return !rule.now().promoted(rung, new RungPlan(1, 3)).isEmpty();
  }

  @Test
  void fewerThanFiveOthersStopNobody() {
    tell(1, 2, 3, 4);
    assertThat(goesOn(99)).isTrue();
    tell(1);
    assertThat(goesOn(99)).isFalse();
  }

  @Test
  void whoIsWorseThanTheMedianStops() {
    tell(1, 2, 3, 4, 5);
    assertThat(goesOn(2.9)).isTrue();
    assertThat(goesOn(3)).as("equal is not worse").isTrue();
    assertThat(goesOn(3.1)).isFalse();
  }

  @Test
  void tiesStopNobody() {
    tell(7, 7, 7, 7, 7, 7);
    assertThat(goesOn(7)).isTrue();
  }

  @Test
  void failuresAndOtherRungsAreNoOthers() {
    tell(1, 2, 3, 4);
    rule.tell(Tables.failed(task(7, 1)));
    rule.tell(Tables.completed(task(8, 1), Double.NaN));
    rule.tell(Tables.completed(task(9, 3), 1));
    assertThat(goesOn(99)).isTrue();
  }

  @Test
  void onlyTheLatestCount() {
    double[] values = new double[2 * MedianRule.MOST];
    for (int i = 0; i < values.length; i++) {
      values[i] = values.length - i;
    }
    tell(values);
    assertThat(goesOn(MedianRule.MOST / 2)).isTrue();
    assertThat(goesOn(MedianRule.MOST / 2 + 2)).isFalse();
  }

  @Test
  void failedTrialStops() {
    TrialTask own = task(500, 1);
    Rung rung = new Rung(List.of(own.trial()), 1);
    rung.tell(Tables.failed(own));
    assertThat(rule.now().promoted(rung, new RungPlan(1, 3))).isEmpty();
  }

  @Test
  void othersLieTheLagBehindHoweverMuchHasArrived() {
    SchedulerSpec spec = new SchedulerSpec(SchedulerSpec.Kind.MEDIAN, 2, OptionalInt.of(12));
    Scheduler scheduler =
        Schedulers.create(Plan.of(spec, 30, 1, 4), new Tables.Counting(99), Tables.GOALS, 1);
    Map<String, TrialTask> tasks = new HashMap<>();
    assertThat(Tables.askAll(scheduler, tasks))
        .as("a quarter of the epochs lie a quarter of the lag behind")
        .containsExactly("0@1", "1@1", "2@1");
    for (int id = 0; id < 8; id++) {
      for (int epochs : List.of(1, 2, 4)) {
        Optional.ofNullable(tasks.get(id + "@" + epochs))
            .ifPresent(task -> scheduler.tell(Tables.completed(task, (double) task.trial().id())));
        Tables.askAll(scheduler, tasks);
      }
    }
    assertThat(tasks).as("trial 7 has five others, which all are better").containsKey("7@1");
    assertThat(tasks).containsKeys("5@2", "6@2").doesNotContainKey("7@2");
  }
}

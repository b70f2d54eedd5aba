package io.nightjar.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Constraint.Bound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GoalsTest {
  private static final Objective ACCURACY = new Objective("accuracy", Direction.MAXIMIZE);
  private static final Objective SIZE = new Objective("parameters", Direction.MINIMIZE);
  private static final Constraint SMALL = new Constraint("parameters", Bound.AT_MOST, 100);
  private static final Constraint GOOD = new Constraint("accuracy", Bound.AT_LEAST, 0.5);

  @Test
  void oneObjectiveRanksByItsValueThenByTrial() {
    Goals goals = Goals.of(ACCURACY);
    assertThat(goals.isSingle()).isTrue();
    assertThat(ranked(goals, at(0, 0.5, 1), at(1, 0.9, 1), at(2, 0.5, 0))).containsExactly(1, 0, 2);
  }

  @Test
  void aTrialThatKeepsToTheLimitsComesFirst() {
    Goals goals = new Goals(List.of(ACCURACY), List.of(SMALL, GOOD));
    assertThat(goals.isSingle()).isFalse();
    assertThat(
            ranked(
                goals,
                at(0, 0.99, 150), // 0.5 beyond the one
                at(1, 0.45, 130), // 0.3 beyond the one, 0.1 beyond the other
                at(2, 0.5, 100),
                at(3, 0.9, 99),
                at(4, 0.9, Double.NaN)))
        .containsExactly(3, 2, 1, 0, 4);
  }

  @Test
  void severalObjectivesRankByFronts() {
    Goals goals = new Goals(List.of(ACCURACY, SIZE), List.of());
    assertThat(ranked(goals, at(0, 0.5, 50), at(1, 0.5, 40), at(2, 0.9, 60), at(3, 0.8, 45)))
        .containsExactly(3, 1, 2, 0);
  }

  @Test
  void leavesOutWhatFailedOrLacksAMetric() {
    Goals goals = new Goals(List.of(ACCURACY), List.of(SMALL));
    TrialResult lacking =
        result(5, new Outcome.Completed(new Measurement(1, Map.of("accuracy", 1.0))));
    TrialResult failed = result(6, new Outcome.Failed(FailureKind.CRASHED, "gone"));
    assertThat(ranked(goals, lacking, failed, at(1, Double.NaN, 1), at(2, 0.1, 1)))
        .containsExactly(2);
    assertThat(goals.judged(lacking.outcome()))
        .isEqualTo(new Outcome.Failed(FailureKind.ERROR, "The trial measured no parameters"));
  }

  @Test
  void namesEveryMetricOnce() {
    Goals goals = new Goals(List.of(ACCURACY, SIZE), List.of(GOOD, SMALL));
    assertThat(goals.metrics()).containsExactly("accuracy", "parameters");
  }

  @Test
  void aLimitOfNothingCountsInTheMetricsUnit() {
    Goals goals = new Goals(List.of(ACCURACY), List.of(new Constraint("loss", Bound.AT_MOST, 0)));
    assertThat(goals.totalExcess(new double[] {0.25})).isEqualTo(0.25);
    assertThat(goals.totalExcess(new double[] {-3})).isZero();
  }

  @Test
  void refusesGoalsWithoutAnObjective() {
    assertThatThrownBy(() -> new Goals(List.of(), List.of(SMALL)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid goals: there is no objective");
  }

  @Test
  void refusesAMetricThatStandsTwice() {
    Objective opposite = new Objective("accuracy", Direction.MINIMIZE);
    assertThatThrownBy(() -> new Goals(List.of(ACCURACY, SIZE, opposite), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid goals: accuracy stands twice among the objectives");
  }

  @Test
  void refusesALimitThatIsNoNumber() {
    assertThatThrownBy(() -> new Constraint("loss", Bound.AT_MOST, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid limit of loss: NaN");
  }

  private static List<Integer> ranked(Goals goals, TrialResult... results) {
    return goals.ranked(List.of(results)).stream()
        .map(result -> Math.toIntExact(result.task().trial().id()))
        .toList();
  }

  private static TrialResult at(long id, double accuracy, double parameters) {
    Map<String, Double> metrics = Map.of("accuracy", accuracy, "parameters", parameters);
    return result(id, new Outcome.Completed(new Measurement(1, metrics)));
  }

  /** Type annotations of a record's constructor are lost in its class file. */
  @SuppressWarnings("NullAway")
  private static TrialResult result(long id, Outcome outcome) {
    Outcome.Failed failure = outcome instanceof Outcome.Failed failed ? failed : null;
    Attempt attempt =
        new Attempt(
            1, 0, new Origin("e", "h", "b", "d", 1, "l"), 0, Instant.EPOCH, Instant.EPOCH, failure);
    return new TrialResult(
        TrialTask.search(new Trial(id, new Configuration(Map.of()), 1), 1),
        outcome,
        List.of(),
        List.of(attempt),
        List.of());
  }
}

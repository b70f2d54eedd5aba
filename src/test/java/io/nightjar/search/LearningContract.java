package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Configuration;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every searcher that learns keeps to, over numbers. */
interface LearningContract extends SearcherContract {
  SearchSpace SMALL =
      SearchSpace.of(
          Parameter.of("n", new IntegerRange(1, 8, Scale.LINEAR)),
          Parameter.of("width", new OrderedChoices(List.of(1L, 2L, 3L))));

  Landscape SLOPE = new Landscape(SMALL, chosen -> chosen.number("n") * chosen.number("width"));

  /** By far, on a budget of a hundred trials. */
  @Test
  default void beatsSobolOnNumbers() {
    assertThat(Landscape.BOWL.meanBest(spec().kind(), 100))
        .isLessThan(0.7 * Landscape.BOWL.meanBest(SearcherSpec.Kind.SOBOL, 100));
    assertThat(Landscape.NUMBERS.meanBest(spec().kind(), 100))
        .isLessThan(0.7 * Landscape.NUMBERS.meanBest(SearcherSpec.Kind.SOBOL, 100));
  }

  @Test
  default void proposesEveryConfigurationOfSmallSpaceOnceAndThenGoesOn() {
    Searcher searcher = SLOPE.searcher(spec().kind(), 24, 1);
    assertThat(Landscape.play(searcher, 24, SLOPE::result)).doesNotHaveDuplicates();
    assertThat(searcher.propose()).isPresent();
  }

  @Test
  default void sameResultsSameProposals() {
    assertThat(played(3)).isEqualTo(played(3)).isNotEqualTo(played(4));
  }

  private List<Configuration> played(long seed) {
    Landscape numbers = Landscape.NUMBERS;
    return Landscape.play(numbers.searcher(spec().kind(), 60, seed), 60, numbers::result);
  }

  @Test
  default void pendingProposalsAreAllDifferent() {
    Searcher searcher = SLOPE.searcher(spec().kind(), 24, 1);
    Landscape.play(searcher, 12, SLOPE::result);
    assertThat(SearcherContract.first(12, searcher)).doesNotHaveDuplicates();
  }

  @Test
  default void avoidsWhatFails() {
    Landscape numbers = Landscape.NUMBERS;
    List<Configuration> proposed =
        Landscape.play(
            numbers.searcher(spec().kind(), 80, 1),
            80,
            (task, chosen) ->
                chosen.number("share") < 0.5 ? Tables.failed(task) : numbers.result(task, chosen));
    assertThat(proposed.subList(40, 80).stream().filter(chosen -> chosen.number("share") < 0.5))
        .hasSizeLessThan(16);
  }

  @Test
  default void goesOnWhereEverythingFails() {
    Searcher searcher = Landscape.NUMBERS.searcher(spec().kind(), 50, 1);
    assertThat(Landscape.play(searcher, 50, (task, chosen) -> Tables.failed(task)))
        .doesNotHaveDuplicates();
  }

  @Test
  default void keepsToLimits() {
    Goals goals =
        new Goals(
            List.of(Tables.LOSS), List.of(new Constraint("size", Constraint.Bound.AT_MOST, 8)));
    Landscape numbers = Landscape.NUMBERS;
    List<Configuration> proposed =
        Landscape.play(
            numbers.searcher(spec().kind(), goals, 80, 1),
            80,
            (task, chosen) ->
                Tables.measured(
                    task,
                    Map.of(
                        "loss", numbers.loss().applyAsDouble(chosen),
                        "size", chosen.number("count"))));
    assertThat(proposed.subList(40, 80).stream().filter(chosen -> chosen.number("count") <= 10))
        .hasSizeGreaterThan(24);
  }

  /** The front of these two objectives is where the first is between their least points. */
  @Test
  default void followsFrontOfTwoObjectives() {
    Goals goals =
        new Goals(List.of(Tables.LOSS, new Objective("gain", Direction.MAXIMIZE)), List.of());
    List<Configuration> proposed =
        Landscape.play(
            Landscape.BOWL.searcher(spec().kind(), goals, 120, 1),
            120,
            (task, chosen) -> Tables.measured(task, twoObjectives(chosen)));
    double offFront =
        proposed.subList(60, 120).stream()
            .mapToDouble(LearningContract::offFront)
            .average()
            .orElse(1);
    double before =
        proposed.subList(0, 10).stream()
            .mapToDouble(LearningContract::offFront)
            .average()
            .orElse(1);
    assertThat(offFront).isLessThan(0.7 * before);
  }

  private static Map<String, Double> twoObjectives(Configuration chosen) {
    double x = chosen.number("x0");
    return Map.of("loss", x + offFront(chosen), "gain", x - offFront(chosen));
  }

  /** How far it is from where the other five coordinates should be. */
  private static double offFront(Configuration chosen) {
    double sum = 0;
    for (int i = 1; i < 6; i++) {
      sum += Math.abs(chosen.number("x" + i) - 0.5);
    }
    return sum;
  }

  @Test
  default void learnsFromTheLargestBudgetWithEnoughResults() {
    Landscape numbers = Landscape.NUMBERS;
    Searcher searcher = numbers.searcher(spec().kind(), 100, 1);
    List<Configuration> proposed = new ArrayList<>();
    for (int id = 0; id < 100; id++) {
      Configuration next = searcher.propose().orElseThrow();
      Trial trial = new Trial(id, next, 0);
      double loss = numbers.loss().applyAsDouble(next);
      searcher.tell(Tables.completed(TrialTask.search(trial, 1), -loss));
      searcher.tell(Tables.completed(TrialTask.search(trial, 9), loss));
      proposed.add(next);
    }
    assertThat(meanLoss(proposed.subList(50, 100))).isLessThan(meanLoss(proposed.subList(0, 10)));
  }

  private static double meanLoss(List<Configuration> proposed) {
    return proposed.stream().mapToDouble(Landscape.NUMBERS.loss()).average().orElseThrow();
  }
}

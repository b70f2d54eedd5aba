package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Categories;
import io.nightjar.space.Condition;
import io.nightjar.space.Configuration;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Objective;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EarlierSweepsTest {
  private static final Objective ACCURACY = new Objective("accuracy", Direction.MAXIMIZE);

  private static final SearchSpace SPACE =
      SearchSpace.of(
          Parameter.of("rate", new FloatRange(0, 1, Scale.LINEAR)),
          Parameter.of("width", new IntegerRange(1, 10, Scale.LINEAR)),
          Parameter.of("kind", new Categories(List.of("a", "b"))),
          Parameter.of("depth", new Fixed(2L)),
          Parameter.of("momentum", new FloatRange(0, 1, Scale.LINEAR))
              .when(new Condition("kind", Set.of("b"))));

  private static EarlierTrial trial(double rate, int epochs, double score) {
    return new EarlierTrial(Map.of("rate", rate, "width", 5L, "kind", "a"), epochs, score);
  }

  private static EarlierSweeps of(EarlierTrial... trials) {
    return EarlierSweeps.of(SPACE, ACCURACY, List.of(List.of(trials)));
  }

  private static List<Double> rates(EarlierSweeps sweeps) {
    return sweeps.trials().stream().map(past -> past.configuration().number("rate")).toList();
  }

  @Test
  void largestBudgetsComeFirstThenScores() {
    EarlierSweeps sweeps = of(trial(0.1, 1, 0.99), trial(0.2, 9, 0.7), trial(0.3, 9, 0.8));

    assertThat(rates(sweeps)).containsExactly(0.3, 0.2, 0.1);
    assertThat(sweeps.trials().get(0).metrics()).isEqualTo(Map.of("accuracy", 0.8));
  }

  @Test
  void valuesAreBroughtIntoTodaysSpace() {
    EarlierSweeps sweeps =
        of(
            new EarlierTrial(
                Map.of("rate", 1L, "width", 3.0, "kind", "a", "momentum", 0.5, "gone", "x"), 1, 1));

    assertThat(sweeps.trials().get(0).configuration())
        .isEqualTo(new Configuration(Map.of("rate", 1.0, "width", 3L, "kind", "a", "depth", 2L)));
  }

  @Test
  void whatLiesOutsideOrLacksAValueIsCounted() {
    EarlierSweeps sweeps =
        of(
            trial(0.5, 1, 1),
            trial(1.5, 1, 1),
            new EarlierTrial(Map.of("rate", 0.5, "width", 2.5, "kind", "a"), 1, 1),
            new EarlierTrial(Map.of("rate", 0.5, "width", 5L, "kind", "b"), 1, 1),
            new EarlierTrial(Map.of("rate", 0.5, "width", 5L, "kind", "a", "depth", 3L), 1, 1));

    assertThat(rates(sweeps)).containsExactly(0.5);
    assertThat(sweeps.found()).isEqualTo(5);
    assertThat(sweeps.outside()).isEqualTo(4);
  }

  @Test
  void sweepsTakeTurnsByRankTheNewestFirst() {
    EarlierSweeps sweeps =
        EarlierSweeps.of(
            SPACE,
            ACCURACY,
            List.of(
                List.of(trial(0.1, 1, 0.2), trial(0.2, 1, 0.1)),
                List.of(trial(0.3, 1, 0.9), trial(0.1, 1, 0.8), trial(0.4, 1, 0.7))));

    assertThat(rates(sweeps)).containsExactly(0.1, 0.3, 0.2, 0.4);
  }

  @Test
  void scoresOfOneSweepAndBudgetAreAGroup() {
    EarlierSweeps sweeps =
        EarlierSweeps.of(
            SPACE,
            ACCURACY,
            List.of(
                List.of(trial(0.1, 9, 0.9), trial(0.2, 3, 0.8), trial(0.3, 9, 0.7)),
                List.of(trial(0.4, 9, 0.9))));

    assertThat(rates(sweeps)).containsExactly(0.1, 0.4, 0.3, 0.2);
    assertThat(sweeps.trials()).extracting(PastTrial::group).containsExactly(0, 2, 0, 1);
  }

  @Test
  void ofManyTrialsTheBestAndASpreadOfTheOthersStay() {
    EarlierSweeps sweeps =
        of(
            IntStream.range(0, 1000)
                .mapToObj(i -> trial(i / 1000.0, 1, i))
                .toArray(EarlierTrial[]::new));

    assertThat(rates(sweeps)).hasSize(EarlierSweeps.MOST).doesNotHaveDuplicates();
    assertThat(rates(sweeps).subList(0, 150)).startsWith(0.999, 0.998).endsWith(0.85);
    assertThat(rates(sweeps).subList(150, 300))
        .endsWith(0.0)
        .isSortedAccordingTo((x, y) -> Double.compare(y, x));
    assertThat(sweeps.found()).isEqualTo(1000);
  }
}

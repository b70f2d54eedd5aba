package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Categories;
import io.nightjar.space.Condition;
import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole studies on functions whose best is known. */
final class GpStudyTest {
  private static final FloatRange UNIT = new FloatRange(0, 1, Scale.LINEAR);
  private static final SearchSpace SQUARE =
      SearchSpace.of(Parameter.of("x", UNIT), Parameter.of("y", UNIT));

  /** Each optimizer has a rate of its own that is best, and one of them a momentum. */
  private static final SearchSpace TRAINING =
      SearchSpace.of(
          Parameter.of("optimizer", new Categories(List.of("sgd", "momentum", "adam"))),
          Parameter.by(
              "rate",
              "optimizer",
              Map.of("adam", new FloatRange(1e-5, 1e-1, Scale.LOG)),
              new FloatRange(1e-3, 1, Scale.LOG)),
          Parameter.of("momentum", UNIT).when(new Condition("optimizer", Set.of("momentum"))),
          Parameter.of("width", new IntegerRange(16, 512, Scale.LOG)));

  private static SearcherSpec spec(SearcherSpec.Kind kind) {
    return new SearcherSpec(kind, SearcherSpec.DEFAULT_POINTS);
  }

  /** Every trial's metrics, one trial after the other. */
  private static List<Map<String, Double>> played(
      SearcherSpec.Kind kind,
      SearchProblem problem,
      Function<Configuration, Map<String, Double>> function) {
    Searcher searcher = Searchers.create(spec(kind), problem);
    return IntStream.range(0, problem.trials())
        .mapToObj(
            id -> {
              Configuration configuration = searcher.propose().orElseThrow();
              Map<String, Double> metrics = function.apply(configuration);
              searcher.tell(Tables.measured(id, configuration, metrics));
              return metrics;
            })
        .toList();
  }

  private static double best(
      SearcherSpec.Kind kind,
      SearchSpace space,
      int trials,
      Function<Configuration, Double> function) {
    return IntStream.range(0, 3)
        .mapToDouble(
            seed ->
                played(
                        kind,
                        SearchProblem.of(space, Tables.GOALS, trials, seed),
                        configuration -> Map.of("loss", function.apply(configuration)))
                    .stream()
                    .mapToDouble(metrics -> metrics.getOrDefault("loss", Double.NaN))
                    .min()
                    .orElseThrow())
        .max()
        .orElseThrow();
  }

  /** Dixon and Szego's, with three minima of 0.397887. */
  private static double branin(Configuration at) {
    double x = 15 * at.number("x") - 5;
    double y = 15 * at.number("y");
    double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
    return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * StrictMath.cos(x) + 10;
  }

  private static double training(Configuration at) {
    double rate = StrictMath.log10(at.number("rate"));
    double width = StrictMath.log(at.integer("width") / 200.0);
    double common = 0.1 * width * width;
    return common
        + switch (at.text("optimizer")) {
          case "sgd" -> 0.5 + (rate + 0.5) * (rate + 0.5);
          case "momentum" ->
              0.1 + (rate + 1.5) * (rate + 1.5) + Math.abs(at.number("momentum") - 0.9);
          default -> (rate + 3.2) * (rate + 3.2);
        };
  }

  @Test
  void findsAMinimumOfASmoothFunction() {
    assertThat(best(SearcherSpec.Kind.GP, SQUARE, 40, GpStudyTest::branin)).isLessThan(0.45);
    assertThat(best(SearcherSpec.Kind.SOBOL, SQUARE, 40, GpStudyTest::branin)).isGreaterThan(0.8);
  }

  @Test
  void findsTheRateOfTheBestOptimizer() {
    assertThat(best(SearcherSpec.Kind.GP, TRAINING, 50, GpStudyTest::training)).isLessThan(0.02);
    assertThat(best(SearcherSpec.Kind.SOBOL, TRAINING, 50, GpStudyTest::training))
        .isGreaterThan(0.04);
  }

  @Test
  void findsWhatALimitLeaves() {
    Goals goals =
        new Goals(
            List.of(Tables.LOSS), List.of(new Constraint("size", Constraint.Bound.AT_MOST, 0.3)));
    double best =
        played(
                SearcherSpec.Kind.GP,
                SearchProblem.of(SQUARE, goals, 40, 1),
                at ->
                    Map.of(
                        "loss",
                        -at.number("x") - at.number("y"),
                        "size",
                        at.number("x") * at.number("x") + at.number("y") * at.number("y")))
            .stream()
            .filter(metrics -> metrics.getOrDefault("size", 1.0) <= 0.3)
            .mapToDouble(metrics -> metrics.getOrDefault("loss", 0.0))
            .min()
            .orElseThrow();
    assertThat(best).isBetween(-Math.sqrt(0.6), -Math.sqrt(0.6) + 0.03);
  }

  @Test
  void reachesBothEndsOfAFront() {
    Goals goals =
        new Goals(List.of(Tables.LOSS, new Objective("cost", Direction.MINIMIZE)), List.of());
    List<Map<String, Double>> trials =
        played(
            SearcherSpec.Kind.GP,
            SearchProblem.of(SQUARE, goals, 40, 1),
            at -> {
              double off = at.number("y") - 0.3;
              double x = at.number("x");
              return Map.of("loss", x * x + off * off, "cost", (1 - x) * (1 - x) + off * off);
            });
    for (String metric : List.of("loss", "cost")) {
      assertThat(trials.stream().mapToDouble(metrics -> metrics.getOrDefault(metric, 1.0)))
          .anyMatch(loss -> loss < 0.1);
    }
    assertThat(trials).anyMatch(metrics -> metrics.values().stream().allMatch(loss -> loss < 0.3));
  }

  @Test
  void goesAroundFailures() {
    Searcher searcher =
        Searchers.create(spec(SearcherSpec.Kind.GP), SearchProblem.of(SQUARE, Tables.GOALS, 30, 1));
    int failures = 0;
    for (int id = 0; id < 30; id++) {
      Configuration at = searcher.propose().orElseThrow();
      boolean fails = at.number("x") > 0.5;
      failures += fails && id >= 10 ? 1 : 0;
      searcher.tell(
          fails
              ? Tables.failed(Tables.task(id, at))
              : Tables.measured(id, at, Map.of("loss", -at.number("x"))));
    }
    assertThat(failures).isLessThan(10);
  }

  @Test
  void learnsNothingWhereEverythingFails() {
    Searcher searcher =
        Searchers.create(spec(SearcherSpec.Kind.GP), SearchProblem.of(SQUARE, Tables.GOALS, 12, 1));
    for (int id = 0; id < 12; id++) {
      searcher.tell(Tables.failed(Tables.task(id, searcher.propose().orElseThrow())));
    }
    assertThat(searcher.propose()).isPresent();
  }

  @Test
  void visitsASmallSpaceOnceBeforeItRepeats() {
    SearchSpace small =
        SearchSpace.of(
            Parameter.of("x", new OrderedChoices(List.of(1L, 2L, 3L, 4L, 5L))),
            Parameter.of("y", new Categories(List.of("a", "b", "c", "d"))));
    Searcher searcher =
        Searchers.create(spec(SearcherSpec.Kind.GP), SearchProblem.of(small, Tables.GOALS, 25, 1));
    Set<Configuration> visited = new HashSet<>();
    for (int id = 0; id < 25; id++) {
      Configuration at = searcher.propose().orElseThrow();
      assertThat(visited.add(at)).isEqualTo(id < 20);
      searcher.tell(Tables.measured(id, at, Map.of("loss", (double) at.integer("x"))));
    }
  }

  @Test
  void aBatchIsSpread() {
    Searcher searcher =
        Searchers.create(spec(SearcherSpec.Kind.GP), SearchProblem.of(SQUARE, Tables.GOALS, 30, 1));
    for (int id = 0; id < 10; id++) {
      Configuration at = searcher.propose().orElseThrow();
      searcher.tell(Tables.measured(id, at, Map.of("loss", branin(at))));
    }
    List<Configuration> batch = SearcherContract.first(8, searcher);
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < i; j++) {
        Configuration a = batch.get(i);
        Configuration b = batch.get(j);
        assertThat(
                Math.abs(a.number("x") - b.number("x")) + Math.abs(a.number("y") - b.number("y")))
            .isPositive();
      }
    }
  }
}

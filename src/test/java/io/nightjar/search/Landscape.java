package io.nightjar.search;

import io.nightjar.space.Categories;
import io.nightjar.space.Condition;
import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A space with a loss over it, whose least value is 0.
 *
 * @param loss of a configuration
 */
record Landscape(SearchSpace space, ToDoubleFunction<Configuration> loss) {
  /** A bowl over six floats, steeper along some. */
  static final Landscape BOWL =
      new Landscape(
          new SearchSpace(
              IntStream.range(0, 6)
                  .mapToObj(i -> Parameter.of("x" + i, new FloatRange(0, 1, Scale.LINEAR)))
                  .toList()),
          Landscape::bowl);

  /** A bowl over floats, whole numbers and ordered numbers. */
  static final Landscape NUMBERS =
      new Landscape(
          SearchSpace.of(
              Parameter.of("rate", new FloatRange(1e-5, 1, Scale.LOG)),
              Parameter.of("share", new FloatRange(0, 1, Scale.LINEAR)),
              Parameter.of("count", new IntegerRange(1, 30, Scale.LINEAR)),
              Parameter.of("width", new OrderedChoices(List.of(8L, 16L, 32L, 64L, 128L)))),
          chosen ->
              square(StrictMath.log10(chosen.number("rate")) + 2)
                  + square(4 * (chosen.number("share") - 0.3))
                  + square((chosen.number("count") - 21) / 8)
                  + square(StrictMath.log(chosen.number("width") / 64)));

  /** Floats, whole numbers and names that act together. */
  static final Landscape MIXTURE =
      new Landscape(
          SearchSpace.of(
              Parameter.of("rate", new FloatRange(1e-5, 1, Scale.LOG)),
              Parameter.of("decay", new FloatRange(1e-6, 1e-1, Scale.LOG)),
              Parameter.of("units", new IntegerRange(8, 512, Scale.LOG)),
              Parameter.of("act", new Categories(List.of("a", "b", "c", "d"))),
              Parameter.of("norm", new Categories(List.of("x", "y", "z")))),
          chosen ->
              square(StrictMath.log10(chosen.number("rate")) + 2)
                  + square(StrictMath.log10(chosen.number("decay")) + 4) / 2
                  + square(StrictMath.log(chosen.number("units") / 100)) / 2
                  + "cadb".indexOf(chosen.text("act"))
                  + "zxy".indexOf(chosen.text("norm")));

  /** An optimizer with a best rate of its own and, for two of three, more to choose. */
  static final Landscape BRANCHES =
      new Landscape(
          SearchSpace.of(
              Parameter.of("optimizer", new Categories(List.of("sgd", "momentum", "adam"))),
              Parameter.by(
                  "rate",
                  "optimizer",
                  Map.of("adam", new FloatRange(1e-5, 1e-1, Scale.LOG)),
                  new FloatRange(1e-4, 1, Scale.LOG)),
              Parameter.of("momentum", new FloatRange(0.5, 1, Scale.LINEAR))
                  .when(new Condition("optimizer", Set.of("momentum"))),
              Parameter.of("beta", new FloatRange(0.5, 1, Scale.LINEAR))
                  .when(new Condition("optimizer", Set.of("adam"))),
              Parameter.of("decay", new FloatRange(1e-6, 1e-1, Scale.LOG))),
          Landscape::branches);

  private static double bowl(Configuration chosen) {
    double sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += square(chosen.number("x" + i) - 0.2 - 0.1 * i) / (1 + i % 3);
    }
    return sum;
  }

  private static double branches(Configuration chosen) {
    double rate = StrictMath.log10(chosen.number("rate"));
    double rest = square(StrictMath.log10(chosen.number("decay")) + 4);
    return switch (chosen.text("optimizer")) {
      case "sgd" -> 2 + square(rate + 1) + rest;
      case "momentum" -> 1 + square(rate + 2) + 9 * square(chosen.number("momentum") - 0.9) + rest;
      default -> square(rate + 3) + 9 * square(chosen.number("beta") - 0.9) + rest;
    };
  }

  private static double square(double number) {
    return number * number;
  }

  /** The mean of the least loss of a few studies of so many trials, one trial at a time. */
  double meanBest(SearcherSpec.Kind kind, int trials) {
    return LongStream.range(0, 8).mapToDouble(seed -> best(kind, trials, seed)).average().orElse(0);
  }

  private double best(SearcherSpec.Kind kind, int trials, long seed) {
    return play(searcher(kind, trials, seed), trials, this::result).stream()
        .mapToDouble(loss)
        .min()
        .orElseThrow();
  }

  Searcher searcher(SearcherSpec.Kind kind, int trials, long seed) {
    return searcher(kind, Tables.GOALS, trials, seed);
  }

  Searcher searcher(SearcherSpec.Kind kind, Goals goals, int trials, long seed) {
    return Searchers.create(
        new SearcherSpec(kind, SearcherSpec.DEFAULT_POINTS),
        SearchProblem.of(space, goals, trials, seed));
  }

  TrialResult result(TrialTask task, Configuration chosen) {
    return Tables.completed(task, loss.applyAsDouble(chosen));
  }

  /** A study of one trial at a time; what was proposed. */
  static List<Configuration> play(
      Searcher searcher, int trials, BiFunction<TrialTask, Configuration, TrialResult> results) {
    List<Configuration> proposed = new ArrayList<>();
    for (int id = 0; id < trials; id++) {
      Configuration next = searcher.propose().orElseThrow();
      proposed.add(next);
      searcher.tell(results.apply(TrialTask.search(new Trial(id, next, 0), 1), next));
    }
    return proposed;
  }
}

package io.nightjar.bench;

import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.util.FastMath;

/** Problems with a limit whose best feasible loss is known in closed form or by counting. */
final class ConstrainedProblems {
  private ConstrainedProblems() {}

  static List<ConstrainedProblem> all() {
    return List.of(branin(), gardner(), network());
  }

  /**
   * Branin's function inside a disk (Gelbart, Snoek, Adams: Bayesian optimization with unknown
   * constraints, 2014): of its three equal minima the disk leaves one.
   */
  private static ConstrainedProblem branin() {
    return new ConstrainedProblem(
        "branin-disk",
        SearchSpace.of(number("x", -5, 10), number("y", 0, 15)),
        at -> branin(at.number("x"), at.number("y")),
        at -> square(at.number("x") - 2.5) + square(at.number("y") - 7.5),
        50,
        branin(FastMath.PI, 2.275),
        branin(-5, 0));
  }

  private static double branin(double x, double y) {
    double bend = y - 5.1 * square(x / FastMath.PI) / 4 + 5 * x / FastMath.PI - 6;
    return square(bend) + 10 * (1 - 1 / (8 * FastMath.PI)) * FastMath.cos(x) + 10;
  }

  /**
   * The second problem of Gardner and others (Bayesian optimization with inequality constraints,
   * 2014), of which about one part in sixty is feasible: the best is where sin(x) = -1 and sin(y) =
   * 0.95.
   */
  private static ConstrainedProblem gardner() {
    return new ConstrainedProblem(
        "gardner-2",
        SearchSpace.of(number("x", 0, 6), number("y", 0, 6)),
        at -> FastMath.sin(at.number("x")) + at.number("y"),
        at -> FastMath.sin(at.number("x")) * FastMath.sin(at.number("y")),
        -0.95,
        FastMath.asin(0.95) - 1,
        7);
  }

  /** The shape and training of a made-up network of at most 20,000 parameters, all discrete. */
  private static ConstrainedProblem network() {
    SearchSpace space =
        SearchSpace.of(
            whole("width", 3, 10), whole("depth", 1, 5), whole("rate", 0, 8), whole("drop", 0, 5));
    ToDoubleFunction<Configuration> loss =
        at ->
            1 / (1 + at.number("width"))
                + 0.3 / at.number("depth")
                + 0.02 * square(at.number("rate") - 6 + 0.5 * at.number("depth"))
                + 0.01 * square(at.number("drop") - 0.4 * at.number("width"));
    ToDoubleFunction<Configuration> cost =
        at -> {
          double width = FastMath.scalb(1.0, at.integer("width"));
          return width * (30 + width * (at.number("depth") - 1));
        };
    double limit = 20_000;
    List<Configuration> feasible =
        every(space).stream().filter(at -> cost.applyAsDouble(at) <= limit).toList();
    return new ConstrainedProblem(
        "network",
        space,
        loss,
        cost,
        limit,
        feasible.stream().mapToDouble(loss).min().orElseThrow(),
        feasible.stream().mapToDouble(loss).max().orElseThrow());
  }

  private static List<Configuration> every(SearchSpace space) {
    List<Configuration> every = new ArrayList<>();
    for (int i = 0; i < space.size().orElseThrow().intValueExact(); i++) {
      every.add(space.at(BigInteger.valueOf(i)));
    }
    return every;
  }

  private static Parameter number(String name, double low, double high) {
    return Parameter.of(name, new FloatRange(low, high, Scale.LINEAR));
  }

  private static Parameter whole(String name, long low, long high) {
    return Parameter.of(name, new IntegerRange(low, high, Scale.LINEAR));
  }

  private static double square(double value) {
    return value * value;
  }
}

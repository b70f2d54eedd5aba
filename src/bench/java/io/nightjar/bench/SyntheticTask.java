package io.nightjar.bench;

import io.nightjar.space.Categories;
import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A function of the unit cube whose minimum is known; the related one is the same, moved in every
 * dimension.
 *
 * @param minimum the least value in the cube
 * @param mostMoved how far the related one is moved at most, in shares of the cube
 */
record SyntheticTask(
    String name,
    SearchSpace space,
    ToDoubleFunction<double[]> function,
    double minimum,
    double mostMoved)
    implements WarmTask {
  private static final double[] MOST_MOVED = {0.05, 0.1};
  private static final double DOUBLES_IN_UNIT = 0x1p-53;

  static List<WarmTask> all() {
    List<WarmTask> tasks = new ArrayList<>();
    for (double moved : MOST_MOVED) {
      tasks.add(of("branin", cube(2), SyntheticTask::branin, 0.39788735772973816, moved));
      tasks.add(of("hartmann6", cube(6), SyntheticTask::hartmann, -3.322368011415515, moved));
      tasks.add(of("mixed", mixed(), SyntheticTask::bowl, 0, moved));
    }
    return tasks;
  }

  private static WarmTask of(
      String name,
      SearchSpace space,
      ToDoubleFunction<double[]> function,
      double minimum,
      double moved) {
    return new SyntheticTask(name + " moved " + moved, space, function, minimum, moved);
  }

  private static SearchSpace cube(int dimensions) {
    return new SearchSpace(
        IntStream.range(0, dimensions)
            .mapToObj(i -> Parameter.of("x" + i, new FloatRange(0, 1, Scale.LINEAR)))
            .toList());
  }

  /** A network's parameters, so to speak. */
  private static SearchSpace mixed() {
    return SearchSpace.of(
        Parameter.of("a-rate", new FloatRange(1e-5, 1e-1, Scale.LOG)),
        Parameter.of("b-width", new IntegerRange(16, 1024, Scale.LOG)),
        Parameter.of("c-dropout", new FloatRange(0, 0.8, Scale.LINEAR)),
        Parameter.of("d-depth", new OrderedChoices(List.of(1L, 2L, 3L, 4L, 5L))),
        Parameter.of("e-kind", new Categories(List.of("a", "b", "c", "d"))));
  }

  @Override
  public Problem today() {
    return moved(new double[space.dimensions()]);
  }

  @Override
  public Problem related(long seed) {
    double[] by = new double[space.dimensions()];
    for (int i = 0; i < by.length; i++) {
      double unit = (Seeds.mix(seed, i) >>> 11) * DOUBLES_IN_UNIT;
      by[i] = space.varied().get(i).domain() instanceof Categories ? 0 : (2 * unit - 1) * mostMoved;
    }
    return moved(by);
  }

  private Problem moved(double[] by) {
    return new Problem() {
      @Override
      public double loss(Configuration configuration, long trialSeed) {
        double[] point = space.toUnit(configuration);
        for (int i = 0; i < point.length; i++) {
          point[i] += by[i];
        }
        return function.applyAsDouble(point);
      }

      @Override
      public double regret(Configuration configuration) {
        return loss(configuration, 0) - minimum;
      }
    };
  }

  /** Branin's function (1972) over [-5, 10] x [0, 15]. */
  private static double branin(double[] unit) {
    double x = 15 * unit[0] - 5;
    double y = 15 * unit[1];
    double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
    return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * StrictMath.cos(x) + 10;
  }

  private static final double[] HEIGHTS = {1, 1.2, 3, 3.2};
  private static final double[][] WIDTHS = {
    {10, 3, 17, 3.5, 1.7, 8},
    {0.05, 10, 17, 0.1, 8, 14},
    {3, 3.5, 1.7, 10, 17, 8},
    {17, 8, 0.05, 10, 0.1, 14}
  };
  private static final double[][] CENTRES = {
    {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
    {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
    {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
    {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
  };

  /** Hartmann's function of six variables (1973). */
  private static double hartmann(double[] unit) {
    double sum = 0;
    for (int i = 0; i < HEIGHTS.length; i++) {
      double exponent = 0;
      for (int j = 0; j < unit.length; j++) {
        double apart = unit[j] - CENTRES[i][j];
        exponent += WIDTHS[i][j] * apart * apart;
      }
      sum -= HEIGHTS[i] * StrictMath.exp(-exponent);
    }
    return sum;
  }

  /** A bowl of other steepness in every dimension; each category but the first costs more. */
  private static double bowl(double[] unit) {
    double rate = unit[0] - 0.6;
    double width = unit[1] - MIDDLE_WIDTH;
    double dropout = unit[2] - 0.25;
    double depth = unit[3] - 0.5;
    double kind = unit[4] - 0.125;
    return 4 * rate * rate + width * width + 0.5 * dropout * dropout + depth * depth + 0.3 * kind;
  }

  /** Of the width 128, which is then best. */
  private static final double MIDDLE_WIDTH = new IntegerRange(16, 1024, Scale.LOG).toUnit(128L);
}

package io.nightjar.bench;

import io.nightjar.space.Categories;
import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.TrialTask;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Made-up learning curves that need no data: the error falls as a power of the epochs, from the
 * same start to an end of its own at the most epochs, plus noise.
 *
 * <p>The end is a bowl over four numbers and a category, least at a known point. The rate is a
 * function of its own over the same space, so that early ranks mislead somewhat: slow starters may
 * win.
 */
final class PowerLawCurves implements CurveProblem {
  static final Objective ERROR = new Objective("error", Direction.MINIMIZE);

  private static final int MAX_EPOCHS = 27;
  private static final double START = 1;
  private static final double LEAST_END = 0.05;
  private static final double DEPTH = 0.6;
  private static final double NOISE = 0.005;
  private static final double[] BEST = {0.3, 0.7, 0.45, 0.6};
  private static final double[] WEIGHTS = {1, 0.5, 0.25, 0.125};
  private static final double[] PENALTIES = {0, 0.05, 0.2};
  private static final int MEDIAN_OF = 2001;

  private static final SearchSpace SPACE =
      SearchSpace.of(
          Parameter.of("a", new FloatRange(0, 1, Scale.LINEAR)),
          Parameter.of("b", new FloatRange(0, 1, Scale.LINEAR)),
          Parameter.of("c", new FloatRange(0, 1, Scale.LINEAR)),
          Parameter.of("d", new FloatRange(0, 1, Scale.LINEAR)),
          Parameter.of("kind", new Categories(List.of("x", "y", "z"))));

  private final double median;

  PowerLawCurves() {
    double[] ends =
        IntStream.range(0, MEDIAN_OF)
            .mapToDouble(i -> end(SPACE.fromUnit(drawn(i))))
            .sorted()
            .toArray();
    this.median = ends[MEDIAN_OF / 2];
  }

  private static double[] drawn(int number) {
    return IntStream.range(0, SPACE.dimensions())
        .mapToDouble(i -> unit(Seeds.mix(Seeds.mix(1, number), i)))
        .toArray();
  }

  private static double unit(long hash) {
    return (hash >>> 11) * 0x1p-53;
  }

  @Override
  public String name() {
    return "power-law";
  }

  @Override
  public SearchSpace space() {
    return SPACE;
  }

  @Override
  public Objective objective() {
    return ERROR;
  }

  @Override
  public int minEpochs() {
    return 1;
  }

  @Override
  public int maxEpochs() {
    return MAX_EPOCHS;
  }

  @Override
  public double value(TrialTask task) {
    Configuration configuration = task.trial().configuration();
    double noise = 2 * unit(Seeds.mix(task.trial().seed(), task.epochs())) - 1;
    double left = left(rate(point(configuration)), task.epochs());
    return end(configuration) + (START - end(configuration)) * left + NOISE * noise;
  }

  @Override
  public double regret(Configuration configuration) {
    return (end(configuration) - LEAST_END) / (median - LEAST_END);
  }

  private static double[] point(Configuration configuration) {
    return List.of("a", "b", "c", "d").stream().mapToDouble(configuration::number).toArray();
  }

  private static double end(Configuration configuration) {
    double[] point = point(configuration);
    double bowl = 0;
    for (int i = 0; i < point.length; i++) {
      bowl += WEIGHTS[i] * (point[i] - BEST[i]) * (point[i] - BEST[i]);
    }
    double penalty = PENALTIES[List.of("x", "y", "z").indexOf(configuration.text("kind"))];
    return Math.min(0.9, LEAST_END + DEPTH * bowl + penalty);
  }

  /** From 0.4 to 1.4; 0.8 at the best end, so that others are faster. */
  private static double rate(double[] point) {
    return 0.8 + 0.6 * (Math.abs(point[0] - BEST[0]) - Math.abs(point[2] - BEST[2]));
  }

  /** The share of the way from start to end that is left after so many epochs. */
  private static double left(double rate, int epochs) {
    double atEnd = StrictMath.pow(MAX_EPOCHS, -rate);
    return (StrictMath.pow(epochs, -rate) - atEnd) / (1 - atEnd);
  }
}

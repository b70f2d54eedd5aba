package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What earlier sweeps are worth to a Gaussian process, on a valley whose best is 0. */
final class GpWarmStudyTest {
  private static final FloatRange UNIT = new FloatRange(0, 1, Scale.LINEAR);
  private static final SearchSpace SQUARE =
      SearchSpace.of(Parameter.of("x", UNIT), Parameter.of("y", UNIT));

  private static double valley(Configuration at, double moved) {
    double x = at.number("x") - 0.6 - moved;
    double y = at.number("y") - 0.3 - x * x;
    return x * x + 20 * y * y;
  }

  private static double today(Configuration at) {
    return valley(at, 0);
  }

  /** An earlier sweep's trials, the best first. */
  private static List<PastTrial> past(ToDoubleFunction<Configuration> loss) {
    return SearcherContract.first(40, new RandomSearcher(SQUARE, 5)).stream()
        .map(at -> new PastTrial(at, Map.of("loss", loss.applyAsDouble(at))))
        .sorted(
            Comparator.comparingDouble(trial -> trial.metrics().getOrDefault("loss", Double.NaN)))
        .toList();
  }

  /** The mean of what a few studies found. */
  private static double found(int trials, List<PastTrial> past) {
    return IntStream.range(0, 5)
        .mapToDouble(seed -> found(problem(trials, seed).from(past)))
        .average()
        .orElseThrow();
  }

  private static SearchProblem problem(int trials, long seed) {
    return SearchProblem.of(SQUARE, Tables.GOALS, trials, seed);
  }

  private static double found(SearchProblem problem) {
    Searcher searcher =
        Searchers.create(
            new SearcherSpec(SearcherSpec.Kind.GP, SearcherSpec.DEFAULT_POINTS), problem);
    double best = Double.POSITIVE_INFINITY;
    for (int id = 0; id < problem.trials(); id++) {
      Configuration next = searcher.propose().orElseThrow();
      best = Math.min(best, today(next));
      searcher.tell(Tables.measured(id, next, Map.of("loss", today(next))));
    }
    return best;
  }

  @Test
  void aRelatedPastHalvesTheTrials() {
    assertThat(found(8, past(at -> valley(at, 0.05)))).isLessThan(found(16, List.of()));
  }

  @Test
  void aMisleadingPastCostsLittle() {
    assertThat(found(18, past(at -> -today(at)))).isLessThan(found(16, List.of()));
  }
}

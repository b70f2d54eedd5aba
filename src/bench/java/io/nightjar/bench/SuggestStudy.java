package io.nightjar.bench;

import io.nightjar.search.Searcher;
import io.nightjar.space.Categories;
import io.nightjar.space.Configuration;
import io.nightjar.space.Domain;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A searcher with many finished trials of a bowl with its bottom off the middle. */
final class SuggestStudy {
  static final Goals GOALS = Goals.of(new Objective("loss", Direction.MINIMIZE));
  static final long SEED = 1;
  private static final double BOTTOM = 0.3;
  private static final Domain LOG = new FloatRange(1e-5, 1e-1, Scale.LOG);
  private static final Domain LINEAR = new FloatRange(0, 1, Scale.LINEAR);
  private static final Domain INTEGER = new IntegerRange(1, 64, Scale.LINEAR);
  private static final Domain CATEGORY = new Categories(List.of("a", "b", "c", "d"));

  /** Six floats, two integers, two categories. */
  static final SearchSpace MIXED =
      space(LOG, LOG, LOG, LINEAR, LINEAR, LINEAR, INTEGER, INTEGER, CATEGORY, CATEGORY);

  /** For searchers that refuse categories. */
  static final SearchSpace NUMERIC =
      space(LOG, LOG, LOG, LINEAR, LINEAR, LINEAR, INTEGER, INTEGER, LOG, LINEAR);

  private final SearchSpace space;
  private final Searcher searcher;
  private long told;

  SuggestStudy(SearchSpace space, Searcher searcher) {
    this.space = space;
    this.searcher = searcher;
  }

  private static SearchSpace space(Domain... domains) {
    return new SearchSpace(
        IntStream.range(0, domains.length)
            .mapToObj(i -> Parameter.of("p" + i, domains[i]))
            .toList());
  }

  /** The median, with the telling of its result, once so many trials are finished. */
  double secondsPerSuggestion(int finished, int suggestions) {
    List<Configuration> proposed = new ArrayList<>();
    for (int i = 0; i < finished; i++) {
      proposed.add(searcher.propose().orElseThrow());
    }
    proposed.forEach(configuration -> searcher.tell(result(configuration)));
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < suggestions; i++) {
      long start = System.nanoTime();
      Configuration next = searcher.propose().orElseThrow();
      searcher.tell(result(next));
      seconds.add(Repetitions.secondsSince(start));
    }
    return Medians.of(seconds);
  }

  private TrialResult result(Configuration configuration) {
    double loss = 0;
    for (double coordinate : space.toUnit(configuration)) {
      loss += (coordinate - BOTTOM) * (coordinate - BOTTOM);
    }
    return BenchResult.of(told++, configuration, SEED, GOALS.objective().metric(), loss);
  }
}

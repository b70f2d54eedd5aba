package io.nightjar.bench;

import io.nightjar.search.Searcher;
import io.nightjar.space.Configuration;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One searcher asked and told in turn, with noisy runs of a table for answers. */
final class TableStudy {
  private final BenchTable table;
  private final Searcher searcher;
  private final NoisyRuns runs;
  private final long seed;
  private final List<Double> seconds = new ArrayList<>();
  private double best = Double.POSITIVE_INFINITY;
  private int chosen = -1;

  TableStudy(BenchTable table, Searcher searcher, int repetition, long seed) {
    this.table = table;
    this.searcher = searcher;
    this.runs = new NoisyRuns(table, repetition);
    this.seed = seed;
  }

  /**
   * Runs the study.
   *
   * @return the position of the configuration whose one noisy value looked best
   */
  int run(int trials) {
    for (int id = 0; id < trials; id++) {
      long start = System.nanoTime();
      Optional<Configuration> proposed = searcher.propose();
      double asked = Repetitions.secondsSince(start);
      if (proposed.isEmpty()) {
        break;
      }
      TrialResult result = answer(id, proposed.get());
      start = System.nanoTime();
      searcher.tell(result);
      seconds.add(asked + Repetitions.secondsSince(start));
    }
    return chosen;
  }

  /** The median time of a suggestion, with the telling of its result. */
  double secondsPerSuggestion() {
    return Medians.of(seconds);
  }

  private TrialResult answer(int id, Configuration configuration) {
    return BenchResult.of(
        id, configuration, seed, table.objective().metric(), value(configuration));
  }

  private double value(Configuration configuration) {
    int[] digits = table.digits(configuration);
    double value = runs.next(digits);
    double loss = table.objective().loss(value);
    if (loss < best) {
      best = loss;
      chosen = table.position(digits);
    }
    return value;
  }
}

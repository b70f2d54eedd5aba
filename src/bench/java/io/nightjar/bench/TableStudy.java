package io.nightjar.bench;

import io.nightjar.run.Engine;
import io.nightjar.search.Searcher;
import io.nightjar.space.Configuration;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One searcher asked and told in turn, with noisy runs of a table for answers. */
final class TableStudy {
  private static final int EPOCHS = 1;
  private static final Origin ORIGIN =
      new Origin("driver", "localhost", "table", "none", 0, Engine.JAVA.libraries());

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
    double value = value(configuration);
    Trial trial = new Trial(id, configuration, Seeds.ofTrial(seed, Purpose.SEARCH, id));
    Map<String, Double> metrics = Map.of(table.objective().metric(), value);
    Outcome outcome = new Outcome.Completed(new Measurement(EPOCHS, metrics));
    return TrialResult.instant(TrialTask.search(trial, EPOCHS), outcome, ORIGIN);
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

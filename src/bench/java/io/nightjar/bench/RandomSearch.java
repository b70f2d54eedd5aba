package io.nightjar.bench;

import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.run.InstantBackend;
import io.nightjar.search.Plan;
import io.nightjar.search.Scheduler;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.Schedulers;
import io.nightjar.search.SearchProblem;
import io.nightjar.search.Searcher;
import io.nightjar.search.SearcherSpec;
import io.nightjar.search.Searchers;
import io.nightjar.study.CollectedResults;
import io.nightjar.study.StudyRunner;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.TrialTask;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Whole studies of random search on a table: the product's own classes, and no training. */
final class RandomSearch {
  private static final SearcherSpec RANDOM =
      new SearcherSpec(SearcherSpec.Kind.RANDOM, SearcherSpec.DEFAULT_POINTS);
  private static final SchedulerSpec FULL =
      new SchedulerSpec(SchedulerSpec.Kind.FULL, SchedulerSpec.DEFAULT_ETA);
  private static final int SLOTS = 4;

  private final BenchTable table;
  private final long seed;

  RandomSearch(BenchTable table, long seed) {
    this.table = table;
    this.seed = seed;
  }

  /**
   * The best value after so many draws, in the mean over studies.
   *
   * @param draws ascending; a study runs for the largest, and its first draws serve the others
   */
  double[] meanBest(List<Integer> draws, int repetitions) {
    double[][] best = new double[repetitions][];
    IntStream.range(0, repetitions).parallel().forEach(i -> best[i] = best(draws, i));
    double[] mean = new double[draws.size()];
    for (double[] study : best) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += study[i] / repetitions;
      }
    }
    return mean;
  }

  private double[] best(List<Integer> draws, int repetition) {
    double[] values = values(draws.get(draws.size() - 1), Seeds.mix(seed, repetition));
    Comparator<Double> bestFirst = table.objective().bestFirst();
    double[] best = new double[draws.size()];
    int next = 0;
    double bestSoFar = values[0];
    for (int i = 0; i < values.length; i++) {
      bestSoFar = bestFirst.compare(values[i], bestSoFar) < 0 ? values[i] : bestSoFar;
      if (i + 1 == draws.get(next)) {
        best[next++] = bestSoFar;
      }
    }
    return best;
  }

  private double[] values(int trials, long studySeed) {
    Goals goals = Goals.of(table.objective());
    Searcher searcher =
        Searchers.create(RANDOM, SearchProblem.of(table.space(), goals, trials, studySeed));
    Scheduler scheduler =
        Schedulers.create(Plan.of(FULL, trials, 1, 1), searcher, goals, studySeed);
    try (Backend backend = new InstantBackend(SLOTS, studySeed, this::answer)) {
      CollectedResults collected = new CollectedResults();
      new StudyRunner(scheduler, backend, collected).run();
      String metric = table.objective().metric();
      return collected.results().stream()
          .mapToDouble(result -> result.value(metric).orElseThrow())
          .toArray();
    } catch (InterruptedException | BackendException e) {
      throw new IllegalStateException("Cannot run a study on a table", e);
    }
  }

  /** A draw is a configuration and then one of its runs, by the trial's seed. */
  private Outcome answer(TrialTask task) {
    double[] runs = table.runs(task.trial().configuration());
    int run = Math.floorMod(Seeds.mix(task.trial().seed(), 0), runs.length);
    return new Outcome.Completed(
        new Measurement(task.epochs(), Map.of(table.objective().metric(), runs[run])));
  }
}

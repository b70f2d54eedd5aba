package io.nightjar.bench;

import io.nightjar.run.Engine;
import io.nightjar.search.EarlierSweeps;
import io.nightjar.search.EarlierTrial;
import io.nightjar.search.SearchProblem;
import io.nightjar.search.Searcher;
import io.nightjar.search.SearcherSpec;
import io.nightjar.search.Searchers;
import io.nightjar.space.Configuration;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
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

/** One searcher on one problem, asked and told in turn. */
final class WarmStudy {
  private static final Objective LOSS = new Objective("loss", Direction.MINIMIZE);
  private static final Origin ORIGIN =
      new Origin("driver", "localhost", "function", "none", 0, Engine.JAVA.libraries());

  private final WarmTask.Problem problem;
  private final Searcher searcher;
  private final long seed;
  private final List<EarlierTrial> trials = new ArrayList<>();
  private final List<Double> regrets = new ArrayList<>();
  private double best = Double.POSITIVE_INFINITY;

  WarmStudy(
      SearcherSpec.Kind kind, SearchProblem search, WarmTask.Problem problem, EarlierSweeps past) {
    this.problem = problem;
    this.searcher =
        Searchers.create(
            new SearcherSpec(kind, SearcherSpec.DEFAULT_POINTS), search.from(past.trials()));
    this.seed = search.seed();
  }

  static SearchProblem search(WarmTask task, int trials, long seed) {
    return SearchProblem.of(task.space(), Goals.of(LOSS), trials, seed);
  }

  WarmStudy run(int count) {
    for (int id = 0; id < count; id++) {
      Configuration configuration = searcher.propose().orElseThrow();
      Trial trial = new Trial(id, configuration, Seeds.ofTrial(seed, Purpose.SEARCH, id));
      double loss = problem.loss(configuration, trial.seed());
      double regret = loss < best ? problem.regret(configuration) : regrets.get(id - 1);
      best = Math.min(best, loss);
      regrets.add(regret);
      trials.add(new EarlierTrial(configuration.values(), 1, loss));
      searcher.tell(
          TrialResult.instant(
              TrialTask.search(trial, 1),
              new Outcome.Completed(new Measurement(1, Map.of(LOSS.metric(), loss))),
              ORIGIN));
    }
    return this;
  }

  /** The regret of what looked best, after each trial. */
  double[] regrets() {
    return regrets.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** What a later study can start from. */
  EarlierSweeps past(WarmTask task) {
    return EarlierSweeps.of(task.space(), LOSS, List.of(trials));
  }
}

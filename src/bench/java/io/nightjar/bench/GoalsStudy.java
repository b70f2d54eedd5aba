package io.nightjar.bench;

import io.nightjar.search.Searcher;
import io.nightjar.search.SearcherSpec.Kind;
import io.nightjar.space.Configuration;
import io.nightjar.trial.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Studies of our searchers on a problem, asked and told in turn. */
final class GoalsStudy {
  private final GoalsProblem problem;
  private final SearchOptions options;

  GoalsStudy(GoalsProblem problem, SearchOptions options) {
    this.problem = problem;
    this.options = options;
  }

  /** What each repetition measured, in its order; empty where the searcher does not serve it. */
  Optional<List<List<Map<String, Double>>>> run(Kind kind) throws InterruptedException {
    return searcher(kind, 0).isEmpty()
        ? Optional.empty()
        : Optional.of(options.repeat(repetition -> measured(kind, repetition)));
  }

  private Optional<Searcher> searcher(Kind kind, int repetition) {
    return OwnSearchers.create(
        kind, problem.space(), problem.goals(), options.trials(), seed(repetition));
  }

  private long seed(int repetition) {
    return Seeds.mix(Seeds.mix(options.seed(), problem.name().hashCode()), repetition);
  }

  private List<Map<String, Double>> measured(Kind kind, int repetition) {
    Searcher searcher = searcher(kind, repetition).orElseThrow();
    List<Map<String, Double>> measured = new ArrayList<>();
    for (int id = 0; id < options.trials(); id++) {
      Configuration configuration = searcher.propose().orElseThrow();
      Map<String, Double> metrics = problem.measure(configuration);
      measured.add(metrics);
      searcher.tell(BenchResult.of(id, configuration, seed(repetition), metrics));
    }
    return measured;
  }
}

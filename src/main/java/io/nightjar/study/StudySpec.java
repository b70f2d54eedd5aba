package io.nightjar.study;

import io.nightjar.search.Plan;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearchProblem;
import io.nightjar.search.SearcherChoice;
import io.nightjar.search.SearcherSpec;
import io.nightjar.search.Searchers;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Goals;
import io.nightjar.trial.ModelSpec;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The definition of a study: everything that decides what is tried and how it is judged. How many
 * slots it runs on is not part of it.
 *
 * @param name names the study over all its nights
 * @param model what is trained
 * @param data what it is trained on; empty where a user's own model needs none
 * @param notes what the check of the job found worth a warning; stays in the results
 */
public record StudySpec(
    String name,
    SearchSpace space,
    ModelSpec model,
    Optional<DataSpec> data,
    Goals goals,
    SearcherSpec searcher,
    SchedulerSpec scheduler,
    Budget budget,
    long seed,
    List<String> notes) {

  public StudySpec {
    notes = List.copyOf(notes);
  }

  /** What its searcher is made for. */
  public SearchProblem problem() {
    return SearchProblem.of(space, goals, budget.trials(), seed);
  }

  /** The searcher that it really uses. */
  public SearcherChoice choice() {
    return SearcherChoice.of(searcher, space, budget.trials());
  }

  /** What is run: a grid with fewer points than the budget has trials cuts it short. */
  public Plan plan() {
    BigInteger most = BigInteger.valueOf(budget.trials());
    SearcherSpec chosen = choice().searcher();
    int trials = Searchers.size(chosen, space).map(most::min).orElse(most).intValueExact();
    return Plan.of(scheduler, chosen.kind(), trials, budget.minEpochs(), budget.maxEpochs());
  }
}

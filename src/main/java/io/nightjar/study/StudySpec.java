package io.nightjar.study;

import io.nightjar.search.Deepening;
import io.nightjar.search.PastTrial;
import io.nightjar.search.Plan;
import io.nightjar.search.Scheduler;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.Schedulers;
import io.nightjar.search.SearchProblem;
import io.nightjar.search.Searcher;
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
import java.util.OptionalInt;

/**
 * The definition of a study: everything that decides what is tried and how it is judged. How many
 * slots it runs on is not part of it.
 *
 * @param name names the study over all its nights
 * @param model what is trained
 * @param data what it is trained on; empty where a user's own model needs none
 * @param deepening its second stage; empty where it has none
 * @param honest how its best trials are trained again; empty where they are not
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
    Optional<Deepening> deepening,
    Optional<HonestSpec> honest,
    List<String> notes) {

  public StudySpec {
    notes = List.copyOf(notes);
  }

  /** This study with fewer trials, and with other repeats. */
  public StudySpec cutTo(int trials, Optional<HonestSpec> repeats) {
    return new StudySpec(
        name,
        space,
        model,
        data,
        goals,
        searcher,
        scheduler,
        budget.cutTo(trials),
        seed,
        deepening,
        repeats,
        notes);
  }

  /** This study where its searcher learns from what lies so far behind. */
  public StudySpec lagging(OptionalInt lag) {
    return new StudySpec(
        name,
        space,
        model,
        data,
        goals,
        searcher,
        new SchedulerSpec(scheduler.kind(), scheduler.eta(), lag),
        budget,
        seed,
        deepening,
        honest,
        notes);
  }

  /** The least number of trials: one, and those of its second stage. */
  public int fewestTrials() {
    return 1 + deepening.map(stage -> stage.trials(space)).orElse(0);
  }

  /** What its searcher is made for: the first stage. */
  public SearchProblem problem() {
    SearchSpace searched = deepening.map(stage -> stage.shallow(space)).orElse(space);
    return SearchProblem.of(searched, goals, searchedTrials(), seed);
  }

  private int searchedTrials() {
    return budget.trials() - deepening.map(stage -> stage.trials(space)).orElse(0);
  }

  /** The searcher that it really uses. */
  public SearcherChoice choice() {
    return SearcherChoice.of(searcher, problem().space(), searchedTrials());
  }

  /** What is run: a grid with fewer points than the budget has trials cuts it short. */
  public Plan plan() {
    return deepening
        .map(stage -> searchPlan().then(stage.trials(space)))
        .orElseGet(this::searchPlan);
  }

  private Plan searchPlan() {
    BigInteger most = BigInteger.valueOf(searchedTrials());
    SearcherSpec chosen = choice().searcher();
    int trials =
        Searchers.size(chosen, problem().space()).map(most::min).orElse(most).intValueExact();
    return Plan.of(scheduler, chosen.kind(), trials, budget.minEpochs(), budget.maxEpochs());
  }

  /**
   * The scheduler at its start.
   *
   * @param past trials of earlier sweeps to start from, within the space of {@link #problem}
   */
  public Scheduler begin(List<PastTrial> past) {
    Plan plan = searchPlan();
    Searcher proposing = Searchers.create(searcher, problem().from(past));
    return deepening
        .map(stage -> Schedulers.create(plan, proposing, stage, space, goals, seed))
        .orElseGet(() -> Schedulers.create(plan, proposing, goals, seed));
  }
}

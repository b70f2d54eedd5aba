package io.nightjar.study;

import io.nightjar.search.PastTrial;
import io.nightjar.search.Plan;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.Schedulers;
import io.nightjar.search.SearchProblem;
import io.nightjar.search.Searcher;
import io.nightjar.search.SearcherChoice;
import io.nightjar.search.SearcherSpec;
import io.nightjar.search.Searchers;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Goals;
import java.util.List;

/** Describes a {@link Study}; what is not said keeps its default. */
public final class StudyBuilder {
  /** As many trials as the benchmarks of docs/search.md have. */
  private static final int DEFAULT_TRIALS = 100;

  private final SearchSpace space;
  private final Goals goals;
  private SearcherSpec.Kind searcher = SearcherSpec.Kind.AUTO;
  private SchedulerSpec.Kind scheduler = SchedulerSpec.Kind.ASHA;
  private int eta = SchedulerSpec.DEFAULT_ETA;
  private int trials = DEFAULT_TRIALS;
  private int minEpochs = 1;
  private int maxEpochs = 1;
  private long seed = 1;
  private List<PastTrial> past = List.of();

  StudyBuilder(SearchSpace space, Goals goals) {
    this.space = space;
    this.goals = goals;
  }

  /** The searcher, {@code AUTO} by default. */
  public StudyBuilder searcher(SearcherSpec.Kind kind) {
    this.searcher = kind;
    return this;
  }

  /** The scheduler, {@code ASHA} by default, which answers every {@link Study#ask} at once. */
  public StudyBuilder scheduler(SchedulerSpec.Kind kind, int eta) {
    this.scheduler = kind;
    this.eta = eta;
    return this;
  }

  /** The exact number of trials, 100 by default. */
  public StudyBuilder trials(int trials) {
    this.trials = trials;
    return this;
  }

  /** The lowest and the highest rung; both 1 by default, for what is not trained in steps. */
  public StudyBuilder epochs(int min, int max) {
    this.minEpochs = min;
    this.maxEpochs = max;
    return this;
  }

  public StudyBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  /** Trials of earlier studies to start from, all within the space; none by default. */
  public StudyBuilder startingFrom(List<PastTrial> past) {
    this.past = List.copyOf(past);
    return this;
  }

  /**
   * The study, before its first task.
   *
   * @throws IllegalArgumentException if a number is out of its range, or the searcher cannot serve
   *     the space
   */
  public Study start() {
    SearcherSpec named = new SearcherSpec(searcher, SearcherSpec.DEFAULT_POINTS);
    SearcherSpec chosen = SearcherChoice.of(named, space, trials).searcher();
    Plan plan =
        Plan.of(new SchedulerSpec(scheduler, eta), chosen.kind(), trials, minEpochs, maxEpochs);
    Searcher made = Searchers.create(chosen, new SearchProblem(space, goals, trials, seed, past));
    return new Study(goals, Schedulers.create(plan, made, goals, seed));
  }
}

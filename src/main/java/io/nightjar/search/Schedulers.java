package io.nightjar.search;

import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Goals;

/** Makes the scheduler of a study from its plan. */
public final class Schedulers {
  private Schedulers() {}

  /**
   * A scheduler at its start.
   *
   * <p>Where the plan has a lag, a bracket opens once all is there that lies the lag behind it, and
   * exactly that is told to the searcher first, in the order of trials, then of epochs. Where it
   * has none nothing waits, and the searcher is told nothing, save by {@code asha}, which tells it
   * each result at once.
   *
   * @param seed the study's; each trial's seed comes from it and the trial's position
   */
  public static Scheduler create(Plan plan, Searcher searcher, Goals goals, long seed) {
    return plan.kind() == SchedulerSpec.Kind.ASHA
        ? new AshaScheduler(plan, searcher, goals, seed)
        : new BracketScheduler(plan, searcher, goals, seed);
  }

  /**
   * A scheduler of two stages at its start.
   *
   * @param plan of the first stage
   * @param searcher proposes within {@link Deepening#shallow}
   * @param space of both stages
   */
  public static Scheduler create(
      Plan plan,
      Searcher searcher,
      Deepening deepening,
      SearchSpace space,
      Goals goals,
      long seed) {
    Scheduler first = create(plan, searcher, goals, seed);
    return new StagedScheduler(first, plan, deepening, space, goals, seed);
  }
}

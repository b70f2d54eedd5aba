package io.nightjar.search;

import io.nightjar.trial.Goals;

/** Makes the scheduler of a study from its plan. */
public final class Schedulers {
  private Schedulers() {}

  /**
   * A scheduler for a searcher that does not learn: no bracket waits for another.
   *
   * @param seed the study's; each trial's seed comes from it and the trial's position
   */
  public static Scheduler create(Plan plan, Searcher searcher, Goals goals, long seed) {
    return create(plan, searcher, goals, seed, plan.brackets().size());
  }

  /**
   * A scheduler for a searcher that learns.
   *
   * @param lag how many brackets a bracket's proposals lie behind what the searcher was told: a
   *     bracket opens once all those at least {@code lag} before it are decided, and exactly their
   *     results are told first, in the order of trials, then of epochs; at least 1
   */
  public static Scheduler create(Plan plan, Searcher searcher, Goals goals, long seed, int lag) {
    return new BracketScheduler(plan, searcher, goals, seed, lag);
  }
}

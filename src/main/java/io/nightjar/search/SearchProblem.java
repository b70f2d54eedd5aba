package io.nightjar.search;

import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Goals;
import java.util.List;

/**
 * What a searcher is made for.
 *
 * @param trials how many trials the study has, at least 1
 * @param seed the study's
 * @param past trials of earlier sweeps, all within the space, the best first; may be empty
 */
public record SearchProblem(
    SearchSpace space, Goals goals, int trials, long seed, List<PastTrial> past) {

  public SearchProblem {
    past = List.copyOf(past);
    if (trials < 1) {
      throw new IllegalArgumentException("Invalid number of trials: " + trials);
    }
  }

  /** A problem without a past. */
  public static SearchProblem of(SearchSpace space, Goals goals, int trials, long seed) {
    return new SearchProblem(space, goals, trials, seed, List.of());
  }

  /** This problem for a study that starts from trials of earlier sweeps. */
  public SearchProblem from(List<PastTrial> trialsOfEarlierSweeps) {
    return new SearchProblem(space, goals, trials, seed, trialsOfEarlierSweeps);
  }
}

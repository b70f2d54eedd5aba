package io.nightjar.study;

import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;

/**
 * How a study finds its honest winner: its best trials are trained again with fresh seeds.
 *
 * @param best how many of them, at least 1
 * @param repeats how often each, at least 2: one says nothing of luck
 */
public record HonestSpec(int best, int repeats) {
  /** What is usual. */
  public static final HonestSpec STANDARD = new HonestSpec(5, 5);

  /** A smaller search than this one has little to tell apart, and the repeats would outweigh it. */
  public static final int FEWEST_TRIALS = 20;

  public HonestSpec {
    if (best < 1 || repeats < 2) {
      throw new IllegalArgumentException(
          "Invalid repeats: the best " + best + ", each " + repeats + " times");
    }
  }

  /**
   * The tasks, round by round: a sweep that is cut short has repeated all trials equally often.
   *
   * @param trials the best ones
   * @param epochs what they were ranked at
   */
  public List<TrialTask> tasks(List<Trial> trials, int epochs) {
    List<TrialTask> tasks = new ArrayList<>();
    for (int repeat = 1; repeat <= repeats; repeat++) {
      for (Trial trial : trials) {
        tasks.add(TrialTask.repeat(trial, epochs, repeat));
      }
    }
    return tasks;
  }

  /** The most epochs that the repeats take. */
  public long epochs(Budget budget) {
    return (long) Math.min(best, budget.trials()) * repeats * budget.maxEpochs();
  }
}

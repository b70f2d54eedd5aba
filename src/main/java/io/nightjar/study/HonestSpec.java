package io.nightjar.study;

import io.nightjar.run.RepeatOrder;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.List;
import java.util.function.ToDoubleFunction;

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
   * The tasks in the order of {@link RepeatOrder}.
   *
   * @param trials the best ones
   * @param epochs what they were ranked at
   * @param seconds what a trial took for an epoch, or 1 for each
   */
  public List<TrialTask> tasks(List<Trial> trials, int epochs, ToDoubleFunction<Trial> seconds) {
    return RepeatOrder.of(trials.stream().mapToDouble(seconds).toArray(), repeats).stream()
        .map(each -> TrialTask.repeat(trials.get(each.position()), epochs, each.round()))
        .toList();
  }

  /** The most epochs that the repeats take. */
  public long epochs(Budget budget) {
    return (long) Math.min(best, budget.trials()) * repeats * budget.maxEpochs();
  }
}

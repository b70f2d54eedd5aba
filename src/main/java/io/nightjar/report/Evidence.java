package io.nightjar.report;

import io.nightjar.trial.Objective;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The trials that can be compared with each other: those measured at one budget, best first.
 *
 * @param epochs that budget, 0 where nothing was completed
 * @param best the trials, best first, ties by id
 */
record Evidence(int epochs, List<AnalysedTrial> best) {
  /** Below so many trials a pattern among the best is no pattern. */
  private static final int FEWEST_TRIALS = 20;

  private static final int SHARE_ENOUGH = 4;
  private static final int SHARE_TOP = 10;

  /** Of few trials, the best tenth would be too few to tell anything from chance. */
  private static final int ENOUGH_TOP = 15;

  private static final int MOST_SHARE_TOP = 4;

  Evidence {
    best = List.copyOf(best);
  }

  /**
   * The evidence at the largest budget that 20 trials or a quarter of all completed, whichever is
   * more; where there is none, at the one that most completed.
   */
  static Evidence of(List<AnalysedTrial> trials, Objective objective) {
    Map<Integer, Long> counts = new TreeMap<>(Comparator.reverseOrder());
    trials.forEach(trial -> trial.scores().keySet().forEach(at -> counts.merge(at, 1L, Long::sum)));
    long enough = Math.max(FEWEST_TRIALS, trials.size() / SHARE_ENOUGH);
    int epochs =
        counts.entrySet().stream()
            .filter(count -> count.getValue() >= enough)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseGet(() -> most(counts));
    return at(epochs, trials, objective);
  }

  private static int most(Map<Integer, Long> counts) {
    return counts.entrySet().stream()
        .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  private static Evidence at(int epochs, List<AnalysedTrial> trials, Objective objective) {
    Comparator<AnalysedTrial> bestFirst =
        Comparator.comparing(
            (AnalysedTrial trial) -> trial.scores().getOrDefault(epochs, Double.NaN),
            objective.bestFirst());
    return new Evidence(
        epochs,
        trials.stream()
            .filter(trial -> trial.scores().containsKey(epochs))
            .sorted(bestFirst.thenComparing(AnalysedTrial::id))
            .toList());
  }

  /** Whether there are enough trials to tell a pattern from chance. */
  boolean isEnough() {
    return best.size() >= FEWEST_TRIALS;
  }

  /** The best tenth; of few trials the best 15, but no more than a quarter. */
  List<AnalysedTrial> top() {
    int few = Math.min(ENOUGH_TOP, best.size() / MOST_SHARE_TOP);
    return best.subList(0, Math.max(few, best.size() / SHARE_TOP));
  }

  /** Where these trials lie on an axis; inactive ones are left out. */
  static double[] positions(List<AnalysedTrial> trials, Axis axis, int index) {
    return trials.stream()
        .mapToDouble(trial -> axis.position(trial.coordinates().get(index)))
        .filter(position -> !Double.isNaN(position))
        .toArray();
  }
}

package io.nightjar.search;

import io.nightjar.trial.Goals;
import io.nightjar.trial.TrialResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets a trial go on from a rung unless more than half of the others were better there.
 *
 * <p>After the median rule of Golovin, Solnik, Moitra, Kochanski, Karro, Sculley: Google Vizier,
 * KDD 2017, section 3.2.2, with two differences: values at the same epochs are compared, neither
 * running averages nor best points, and the others are trials at fixed positions before this one,
 * whatever has finished by then.
 */
final class MedianRule {
  /** With fewer others to compare with, every trial goes on. */
  static final int FEWEST = 5;

  /** How many others are compared with, the latest, so that they are of the search's own day. */
  static final int MOST = 100;

  private final Goals goals;
  private final Map<Integer, Deque<TrialResult>> byEpochs = new HashMap<>();

  MedianRule(Goals goals) {
    this.goals = goals;
  }

  /** Learns of a result to compare with. */
  void tell(TrialResult result) {
    if (!goals.ranked(List.of(result)).isEmpty()) {
      Deque<TrialResult> others =
          byEpochs.computeIfAbsent(result.task().epochs(), epochs -> new ArrayDeque<>());
      others.add(result);
      if (others.size() > MOST) {
        others.remove();
      }
    }
  }

  /** The rule by what was told so far. */
  Promotion now() {
    Map<Integer, List<TrialResult>> others = new HashMap<>();
    byEpochs.forEach((epochs, results) -> others.put(epochs, List.copyOf(results)));
    return (rung, next) ->
        rung.best(next.trials(), goals).stream()
            .filter(
                trial -> goesOn(rung.result(trial), others.getOrDefault(rung.epochs(), List.of())))
            .toList();
  }

  private boolean goesOn(TrialResult own, List<TrialResult> others) {
    if (others.size() < FEWEST) {
      return true;
    }
    List<TrialResult> all = new ArrayList<>(others);
    all.add(own);
    List<TrialResult> ranked = goals.ranked(all);
    long better =
        ranked.subList(0, ranked.indexOf(own)).stream()
            .filter(other -> !isEqual(own, other))
            .count();
    return 2 * better <= others.size();
  }

  /** Ranks break ties by position; here a tie is no defeat. */
  private boolean isEqual(TrialResult own, TrialResult other) {
    return goals.objectives().stream()
        .allMatch(
            objective -> own.value(objective.metric()).equals(other.value(objective.metric())));
  }
}

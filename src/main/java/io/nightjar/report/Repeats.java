package io.nightjar.report;

import io.nightjar.trial.Goals;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fresh trainings of a sweep's best trials. */
public final class Repeats {
  private static final int FEWEST = 2;

  private Repeats() {}

  /**
   * The trials by the mean of their repeats, best first, ties by id. A trial with a failed repeat
   * is not among them; nobody is before all others have been repeated at least twice, or most have:
   * then who has not was too slow, and is left aside. Repeats count up to the first that is
   * missing, so that those of two trials are of the same seeds.
   *
   * @param results in any order
   */
  public static List<Long> ranked(Collection<TrialResult> results, Goals goals) {
    return scores(results, goals).stream().map(RepeatScores::trial).toList();
  }

  /** What they scored, best first, each as often. */
  static List<RepeatScores> scores(Collection<TrialResult> results, Goals goals) {
    Map<Long, List<TrialResult>> byTrial = new TreeMap<>();
    results.stream()
        .sorted(TrialResult.BY_TRIAL_AND_EPOCHS)
        .forEach(
            result ->
                byTrial
                    .computeIfAbsent(result.task().trial().id(), id -> new ArrayList<>())
                    .add(result));
    byTrial.values().removeIf(own -> !own.stream().allMatch(goals::isMetBy));
    byTrial.replaceAll((trial, own) -> gapless(own));
    if (2 * byTrial.values().stream().filter(Repeats::isEnough).count() > byTrial.size()) {
      byTrial.values().removeIf(own -> !isEnough(own));
    }
    int each = byTrial.values().stream().mapToInt(List::size).min().orElse(0);
    if (each < FEWEST) {
      return List.of();
    }
    return byTrial.values().stream()
        .map(own -> RepeatScores.of(own.subList(0, each), goals.objective()))
        .sorted(
            Comparator.comparingDouble(RepeatScores::mean).thenComparingLong(RepeatScores::trial))
        .toList();
  }

  private static List<TrialResult> gapless(List<TrialResult> own) {
    int count = 0;
    while (count < own.size() && own.get(count).task().repeat() == count + 1) {
      count++;
    }
    return own.subList(0, count);
  }

  private static boolean isEnough(List<TrialResult> own) {
    return own.size() >= FEWEST;
  }
}

package io.nightjar.report;

import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The trials that failed in one way.
 *
 * @param kind the label of the kind
 * @param reasons the most frequent ones, each with the trials that gave it
 * @param where where they lie in the space, in words; empty where they lie all over it
 */
public record FailureGroup(String kind, int trials, List<Reason> reasons, String where) {
  private static final int SHOWN_REASONS = 5;
  private static final int MOST_CHARACTERS = 300;
  private static final int FEWEST_TO_PLACE = 5;

  public FailureGroup {
    reasons = List.copyOf(reasons);
  }

  /** A reason, in the words of the first trial that gave it but for its figures. */
  public record Reason(String text, int trials, long example) {}

  /** One group per kind, the greatest first. */
  static List<FailureGroup> of(List<AnalysedTrial> trials, List<Axis> axes) {
    Map<FailureKind, List<AnalysedTrial>> byKind = new TreeMap<>();
    for (AnalysedTrial trial : trials) {
      trial
          .failure()
          .map(Outcome.Failed::kind)
          .ifPresent(kind -> byKind.computeIfAbsent(kind, each -> new ArrayList<>()).add(trial));
    }
    List<FailureGroup> groups = new ArrayList<>();
    byKind.forEach(
        (kind, own) ->
            groups.add(
                new FailureGroup(
                    kind.label(), own.size(), reasons(own), where(own, trials, axes))));
    groups.sort(Comparator.comparingInt(FailureGroup::trials).reversed());
    return groups;
  }

  private static List<Reason> reasons(List<AnalysedTrial> failed) {
    Map<String, Reason> reasons = new LinkedHashMap<>();
    for (AnalysedTrial trial : failed) {
      String text = trial.failure().orElseThrow().reason();
      Reason reason = new Reason(shortened(text), 1, trial.id());
      reasons.merge(
          text.replaceAll("[0-9.]+", "#"),
          reason,
          (one, other) -> new Reason(one.text(), one.trials() + 1, one.example()));
    }
    return reasons.values().stream()
        .sorted(Comparator.comparingInt(Reason::trials).reversed())
        .limit(SHOWN_REASONS)
        .toList();
  }

  private static String shortened(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + " ...";
  }

  /** The parameter that tells them best from all trials, with their range on it. */
  private static String where(
      List<AnalysedTrial> failed, List<AnalysedTrial> trials, List<Axis> axes) {
    String where = "";
    double clearest = 0;
    for (int i = 0; i < axes.size() && failed.size() >= FEWEST_TO_PLACE; i++) {
      PedAnova anova = new PedAnova(axes.get(i));
      double[] all = Evidence.positions(trials, axes.get(i), i);
      double[] own = Evidence.positions(failed, axes.get(i), i);
      double excess = anova.divergence(own, all) - anova.chance(all, own.length, i);
      if (excess > clearest) {
        clearest = excess;
        where = Region.of(failed, axes.get(i), i).words();
      }
    }
    return where;
  }
}

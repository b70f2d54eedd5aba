package io.nightjar.trial;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * What a study is after: one objective or several, within limits on measured values.
 *
 * @param objectives at least one; the first is the one that a single score shows
 * @param constraints may be empty
 */
public record Goals(List<Objective> objectives, List<Constraint> constraints)
    implements Serializable {

  public Goals {
    objectives = List.copyOf(objectives);
    constraints = List.copyOf(constraints);
    if (objectives.isEmpty()) {
      throw new IllegalArgumentException("Invalid goals: there is no objective");
    }
  }

  /** One objective, without limits. */
  public static Goals of(Objective objective) {
    return new Goals(List.of(objective), List.of());
  }

  /** The first objective. */
  public Objective objective() {
    return objectives.get(0);
  }

  /**
   * This outcome, or a failure where it lacks a finite value of an objective or any value of what
   * is limited.
   */
  public Outcome judged(Outcome outcome) {
    Outcome judged = outcome;
    for (Objective objective : objectives) {
      judged = objective.judged(judged);
    }
    for (Constraint constraint : constraints) {
      judged = constraint.judged(judged);
    }
    return judged;
  }

  /** Results that are completed in the eyes of these goals, best first; ties by trial id. */
  public List<TrialResult> ranked(List<TrialResult> results) {
    return results.stream()
        .filter(result -> judged(result.outcome()) instanceof Outcome.Completed)
        .sorted(bestFirst())
        .toList();
  }

  private Comparator<TrialResult> bestFirst() {
    Objective first = objective();
    return Comparator.comparing(
            (TrialResult result) -> result.value(first.metric()).orElseThrow(), first.bestFirst())
        .thenComparing(result -> result.task().trial().id());
  }
}

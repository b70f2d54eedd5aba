package io.nightjar.trial;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a study is after: one objective or several, within limits on measured values.
 *
 * @param objectives at least one, each of another metric; the first is the one that a single score
 *     shows
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
    Set<String> names = new HashSet<>();
    for (Objective objective : objectives) {
      if (!names.add(objective.metric())) {
        throw new IllegalArgumentException(
            "Invalid goals: " + objective.metric() + " stands twice among the objectives");
      }
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

  /**
   * This outcome, or {@code diverged} where it has a value of an objective that is not finite. What
   * it lacks is no matter: a point of a curve, or a test, need not measure everything.
   */
  public Outcome finite(Outcome outcome) {
    return objectives.stream()
        .map(objective -> objective.judged(outcome))
        .filter(
            judged ->
                judged instanceof Outcome.Failed failed && failed.kind() == FailureKind.DIVERGED)
        .findFirst()
        .orElse(outcome);
  }

  /**
   * Every metric that is optimised or limited, each once: first those of the objectives, in their
   * order, then those of the constraints.
   */
  public List<String> metrics() {
    return Stream.concat(
            objectives.stream().map(Objective::metric),
            constraints.stream().map(Constraint::metric))
        .distinct()
        .toList();
  }

  /** Whether one value alone ranks trials: there is one objective, and no limit. */
  public boolean isSingle() {
    return objectives.size() == 1 && constraints.isEmpty();
  }

  /**
   * What ranks a trial.
   *
   * @param values the trial's value of each of {@link #metrics}
   */
  public Rating rating(long trial, ToDoubleFunction<String> values) {
    return new Rating(
        trial,
        objectives.stream()
            .mapToDouble(objective -> objective.loss(values.applyAsDouble(objective.metric())))
            .toArray(),
        totalExcess(
            constraints.stream()
                .mapToDouble(limit -> limit.excess(values.applyAsDouble(limit.metric())))
                .toArray()));
  }

  /**
   * How far a trial is beyond the limits in all: the sum of its excesses, each as a share of its
   * limit (of 1 where the limit is 0); 0 where it keeps to every limit.
   *
   * @param excesses one per constraint, in the metric's unit
   */
  public double totalExcess(double[] excesses) {
    double total = 0;
    for (int i = 0; i < excesses.length; i++) {
      total += Math.max(0, constraints.get(i).relativeExcess(excesses[i]));
    }
    return total;
  }

  /**
   * Results that are completed in the eyes of these goals, best first: by the objective, or as
   * {@link Ranking} says where there are several, or limits; ties by trial id.
   */
  public List<TrialResult> ranked(List<TrialResult> results) {
    List<TrialResult> completed =
        results.stream()
            .filter(result -> judged(result.outcome()) instanceof Outcome.Completed)
            .toList();
    if (isSingle()) {
      return completed.stream().sorted(bestFirst()).toList();
    }
    return Ranking.of(completed.stream().map(this::rating).toList()).stream()
        .map(place -> completed.get(place.index()))
        .toList();
  }

  /** Whether a result is completed in the eyes of these goals, and within every limit. */
  public boolean isMetBy(TrialResult result) {
    return judged(result.outcome()) instanceof Outcome.Completed && rating(result).isFeasible();
  }

  private Rating rating(TrialResult result) {
    return rating(
        result.task().trial().id(), metric -> result.value(metric).orElseThrow().doubleValue());
  }

  private Comparator<TrialResult> bestFirst() {
    Objective first = objective();
    return Comparator.comparing(
            (TrialResult result) -> result.value(first.metric()).orElseThrow(), first.bestFirst())
        .thenComparing(result -> result.task().trial().id());
  }
}

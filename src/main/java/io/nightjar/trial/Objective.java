package io.nightjar.trial;

import java.io.Serializable;
import java.util.Comparator;

/** What a study optimises: the only place that knows which of two values is better. */
public record Objective(String metric, Direction direction) implements Serializable {

  /** A value as something to minimise: itself, or its negative where more is better. */
  public double loss(double value) {
    return direction == Direction.MINIMIZE ? value : -value;
  }

  /** Orders values from best to worst. */
  public Comparator<Double> bestFirst() {
    return direction == Direction.MINIMIZE ? Comparator.naturalOrder() : Comparator.reverseOrder();
  }

  /**
   * This outcome, or a failure where it lacks a finite value of the objective.
   *
   * @return {@code diverged} for a value that is infinite or not a number, {@code error} for none
   */
  public Outcome judged(Outcome outcome) {
    if (!(outcome instanceof Outcome.Completed completed)) {
      return outcome;
    }
    Double value = completed.measurement().metrics().get(metric);
    if (value == null) {
      return new Outcome.Failed(FailureKind.ERROR, "The trial measured no " + metric);
    }
    return Double.isFinite(value)
        ? outcome
        : new Outcome.Failed(
            FailureKind.DIVERGED,
            metric + " is " + value + " after epoch " + completed.measurement().epochs());
  }
}

package io.nightjar.trial;

import java.io.Serializable;
import java.util.Locale;

/**
 * A limit on a measured value: parameters, inference time, epoch time, or any other metric.
 *
 * @param bound on which side of the limit a trial is feasible
 * @param limit finite; the limit itself is feasible
 */
public record Constraint(String metric, Bound bound, double limit) implements Serializable {

  public Constraint {
    if (!Double.isFinite(limit)) {
      throw new IllegalArgumentException("Invalid limit of " + metric + ": " + limit);
    }
  }

  /** This outcome, or a failure where it lacks the metric. */
  Outcome judged(Outcome outcome) {
    return outcome instanceof Outcome.Completed completed
            && !completed.measurement().metrics().containsKey(metric)
        ? new Outcome.Failed(FailureKind.ERROR, "The trial measured no " + metric)
        : outcome;
  }

  /** The side of a limit. */
  public enum Bound {
    AT_MOST,
    AT_LEAST;

    /** The name in files. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * How far a value is beyond the limit, in the metric's unit; at most 0 where it is feasible, and
   * infinitely far where it is not a number.
   */
  public double excess(double value) {
    if (Double.isNaN(value)) {
      return Double.POSITIVE_INFINITY;
    }
    return bound == Bound.AT_MOST ? value - limit : limit - value;
  }

  /** The excess as a share of the limit, so that those of several metrics add up. */
  double relativeExcess(double excess) {
    return limit == 0 ? excess : excess / Math.abs(limit);
  }
}

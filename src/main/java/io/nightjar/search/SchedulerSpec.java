package io.nightjar.search;

/**
 * Which scheduler a study uses.
 *
 * @param eta the share of trials that a rung promotes is 1/eta; at least 2
 */
public record SchedulerSpec(Kind kind, int eta) {
  /** One of three trials goes on, as in the paper on Hyperband, unless the job says otherwise. */
  public static final int DEFAULT_ETA = 3;

  public SchedulerSpec {
    if (eta < 2) {
      throw new IllegalArgumentException("Invalid eta: " + eta);
    }
  }

  /** The schedulers by their names in job files, in lower case. */
  public enum Kind {
    /** Every trial to the highest rung. */
    FULL,
    /** One bracket of successive halving. */
    HALVING,
    /** Pipelined Hyperband. */
    HYPERBAND
  }
}

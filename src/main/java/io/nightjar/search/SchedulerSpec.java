package io.nightjar.search;

import java.util.OptionalInt;

/**
 * Which scheduler a study uses.
 *
 * @param eta the share of trials that a rung promotes is 1/eta; at least 2
 * @param lag how far what is learned from lies behind, at least 1, see {@link Lag}: in brackets,
 *     which hold one trial each where every trial is on its own; empty for the plan's default
 */
public record SchedulerSpec(Kind kind, int eta, OptionalInt lag) {
  /** One of three trials goes on, as in the paper on Hyperband, unless the job says otherwise. */
  public static final int DEFAULT_ETA = 3;

  public SchedulerSpec {
    if (eta < 2) {
      throw new IllegalArgumentException("Invalid eta: " + eta);
    }
    if (lag.isPresent() && lag.getAsInt() < 1) {
      throw new IllegalArgumentException("Invalid lag: " + lag.getAsInt());
    }
  }

  /** A scheduler with the plan's default lag. */
  public SchedulerSpec(Kind kind, int eta) {
    this(kind, eta, OptionalInt.empty());
  }

  /** The schedulers by their names in job files, in lower case. */
  public enum Kind {
    /** Every trial to the highest rung. */
    FULL,
    /** One bracket of successive halving. */
    HALVING,
    /** Pipelined Hyperband. */
    HYPERBAND,
    /** Asynchronous successive halving: the one whose decisions hang on who finishes first. */
    ASHA,
    /** A trial goes on from a rung unless it is worse there than the median of earlier ones. */
    MEDIAN;

    /** Whether it has rungs below the highest. */
    public boolean hasRungs() {
      return this != FULL;
    }

    /** Whether what is learned from may lie a lag behind. */
    public boolean hasLag() {
      return this == FULL || this == HYPERBAND || this == MEDIAN;
    }
  }
}

package io.nightjar.trial;

import java.util.Arrays;
import java.util.Locale;

/** Why a trial or an attempt failed. */
public enum FailureKind {
  /** The objective is infinite or not a number. */
  DIVERGED,
  OUT_OF_MEMORY,
  /** The time limit of the job was hit, or the trial hung. */
  TIMED_OUT,
  /** The executor was lost while this trial ran alone on it, on every attempt. */
  CRASHED,
  /** No model can be built for the configuration. */
  INVALID_CONFIGURATION,
  ERROR;

  /** The name in journal and tables, for example {@code out of memory}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * The kind with this label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static FailureKind of(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Invalid failure kind: " + label));
  }
}

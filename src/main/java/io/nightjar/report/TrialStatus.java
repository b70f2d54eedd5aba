package io.nightjar.report;

import java.util.Locale;

/** How a trial ended, in the tables. */
public enum TrialStatus {
  /** It reached the study's highest budget. */
  COMPLETED,
  /** It completed its last task, but the scheduler went no further with it. */
  STOPPED,
  FAILED;

  /** The name in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

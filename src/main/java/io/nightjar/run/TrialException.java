package io.nightjar.run;

import io.nightjar.trial.FailureKind;

/** A trial's failure of a known kind. */
public final class TrialException extends Exception {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;

  /**
   * A failure.
   *
   * @param reason one readable line
   */
  public TrialException(FailureKind kind, String reason) {
    super(reason);
    this.kind = kind;
  }

  public FailureKind kind() {
    return kind;
  }
}

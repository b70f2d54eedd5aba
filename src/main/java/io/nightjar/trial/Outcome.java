package io.nightjar.trial;

import java.io.Serializable;

/** How a task or an attempt at it ended. A failure is a value, never an exception. */
public sealed interface Outcome extends Serializable {

  /** The task reached its epochs. */
  record Completed(Measurement measurement) implements Outcome {}

  /**
   * The task did not.
   *
   * @param reason one readable line
   */
  record Failed(FailureKind kind, String reason) implements Outcome {}
}

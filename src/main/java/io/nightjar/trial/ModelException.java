package io.nightjar.trial;

/** A user's own model that cannot be used; the message says why, in one line. */
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1L;

  public ModelException(String message) {
    super(message);
  }
}

package io.nightjar.sweep;

/** A job has so little of a night that nothing of it was begun. */
public final class NoTimeException extends Exception {
  private static final long serialVersionUID = 1L;

  NoTimeException(String message) {
    super(message);
  }
}

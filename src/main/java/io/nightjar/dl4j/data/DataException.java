package io.nightjar.dl4j.data;

/** Data that cannot be used; the message says which, where and why in one line. */
public final class DataException extends Exception {
  private static final long serialVersionUID = 1L;

  DataException(String message) {
    super(message);
  }

  DataException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.nightjar.results;

/** Another process holds the study; nothing was written, and the same command may do later. */
public final class StudyBusyException extends Exception {
  private static final long serialVersionUID = 1L;

  StudyBusyException(String message) {
    super(message);
  }
}

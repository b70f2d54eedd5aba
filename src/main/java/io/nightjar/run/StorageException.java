package io.nightjar.run;

import java.io.IOException;

/** The storage of a sweep is broken or full: no trial's fault, and no trial can go on. */
public final class StorageException extends IOException {
  private static final long serialVersionUID = 1L;

  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.nightjar.export;

/** A sweep cannot be handed over as asked; nothing was written. */
public final class ExportException extends Exception {
  private static final long serialVersionUID = 1L;

  ExportException(String problem) {
    super(problem);
  }
}

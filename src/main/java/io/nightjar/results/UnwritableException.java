package io.nightjar.results;

import java.io.IOException;

/** Something cannot be written, by no fault of the input: mended, the same command will do. */
public final class UnwritableException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A problem in one line.
   *
   * @param what cannot be done, such as {@code Cannot write the report}
   */
  public UnwritableException(String what, IOException cause) {
    super(what + ": " + ResultsFolder.reason(cause), cause);
  }
}

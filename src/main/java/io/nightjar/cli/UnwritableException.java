package io.nightjar.cli;

import java.io.IOException;

/** Something cannot be written, by no fault of the input: mended, the same command will do. */
final class UnwritableException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A problem in one line.
   *
   * @param what cannot be done, such as {@code Cannot write the report}
   */
  UnwritableException(String what, IOException cause) {
    super(what + ": " + ResultsFolder.reason(cause), cause);
  }
}

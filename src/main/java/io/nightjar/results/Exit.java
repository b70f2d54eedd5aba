package io.nightjar.results;

/** The exit codes of every command. */
public enum Exit {
  DONE(0),
  /** The study ran but has no usable trial, or Nightjar itself failed. */
  NO_RESULT(1),
  /** The input is wrong, or what was to be read is damaged; nothing was written. */
  BAD_INPUT(2),
  /**
   * Interrupted, out of time, or the cluster broke; everything finished is kept. Also where another
   * process holds the study, or the disk is full: nothing is wrong with the input, and the same
   * command will do later.
   */
  CUT_SHORT(3),
  /** Only of {@code compare --gate}: the winner is significantly better than the one before. */
  BETTER(10);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}

package io.nightjar.cli;

/** What {@code --help} says of the exit codes that a command can end with. */
final class ExitWords {
  static final String DONE = "0:done";
  static final String BROKEN = "1:an internal error";
  static final String NO_TRIAL = "1:no trial is usable, or an internal error";
  static final String BAD_INPUT =
      "2:the input is wrong, or a file of it is damaged; nothing was written";
  static final String CUT_SHORT =
      "3:interrupted, out of time, cluster broken, disk full, or the study runs already; go on with"
          + " --resume";
  static final String DISK_FULL = "3:it cannot be written, for example since the disk is full";

  private ExitWords() {}
}

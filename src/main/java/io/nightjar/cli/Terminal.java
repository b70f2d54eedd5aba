package io.nightjar.cli;

/** The screen that a command prints to. */
final class Terminal {
  private static final String COLUMNS = "COLUMNS";

  /** Set by the script that starts Nightjar, where standard output is a terminal. */
  private static final String FOUND = "nightjar.columns";

  private Terminal() {}

  /** How many characters a line has room for; no limit where nobody knows. */
  static int width() {
    String set = System.getenv(COLUMNS);
    String text = set == null ? System.getProperty(FOUND, "") : set;
    return text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }
}

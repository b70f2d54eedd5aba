package io.nightjar.cli;

/** The screen that a command prints to. */
final class Terminal {
  private static final String COLUMNS = "COLUMNS";

  /** Set by the script that starts Nightjar, where standard output is a terminal. */
  private static final String FOUND = "nightjar.columns";

  private static final int FEWEST_OF_HELP = 55;
  private static final int USUAL_OF_HELP = 80;
  private static final int MOST_OF_HELP = 100;

  private Terminal() {}

  /** How many characters a line has room for; no limit where nobody knows. */
  static int width() {
    String set = System.getenv(COLUMNS);
    String text = set == null ? System.getProperty(FOUND, "") : set;
    return text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }

  /** The same for help, where longer lines are hard to read. */
  static int helpWidth() {
    int width = width();
    return width == Integer.MAX_VALUE
        ? USUAL_OF_HELP
        : Math.max(FEWEST_OF_HELP, Math.min(width, MOST_OF_HELP));
  }
}

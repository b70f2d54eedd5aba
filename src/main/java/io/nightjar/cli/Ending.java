package io.nightjar.cli;

import java.util.Locale;

/** How a sweep ended. */
enum Ending {
  DONE("The sweep is done"),
  INTERRUPTED("Interrupted"),
  OUT_OF_TIME("Out of time"),
  BROKEN("The cluster broke");

  private final String words;

  Ending(String words) {
    this.words = words;
  }

  /** For people. */
  String words() {
    return words;
  }

  /** In tables and {@code outcome.json}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

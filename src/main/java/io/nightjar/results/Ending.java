package io.nightjar.results;

import java.util.Locale;
import java.util.stream.Stream;

/** How a sweep ended. */
public enum Ending {
  DONE("The sweep is done"),
  /** By a night that knew when to end: nothing is left to go on with. */
  CUT("Cut to end in time"),
  INTERRUPTED("Interrupted"),
  OUT_OF_TIME("Out of time"),
  BROKEN("The cluster broke");

  private final String words;

  Ending(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Whether nothing is left to do. */
  public boolean isFinal() {
    return this == DONE || this == CUT;
  }

  /**
   * Whether a sweep that ended so does not go on once there is a newer one of its study.
   *
   * @param label as {@link #label}, or another word where it did not end at all
   */
  public static boolean isOver(String label) {
    return Stream.of(DONE, CUT, OUT_OF_TIME).anyMatch(ending -> ending.label().equals(label));
  }

  /** In tables and {@code outcome.json}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

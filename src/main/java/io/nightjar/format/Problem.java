package io.nightjar.format;

import java.util.Comparator;
import java.util.Optional;

/**
 * One thing that is wrong, or worth a warning, in what a user wrote.
 *
 * @param file the location of the file, or {@code --set} for an override
 * @param line from 1; 0 where the problem has no place in the text
 * @param column from 1; 0 where the problem has no place in the text
 * @param key the dotted key that it is about; empty for a file as a whole
 * @param message without key and section
 * @param section of the guide, for example {@code 57.4}
 */
public record Problem(
    String file, int line, int column, String key, String message, Optional<String> section) {
  static final String OVERRIDE = "--set";

  static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  /** Another problem at the same place. */
  public Problem saying(String other) {
    return new Problem(file, line, column, key, other, section);
  }

  /** {@code path:line:column: key: message (guide 57.4)}, or {@code --set key: message}. */
  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line + ":" + column : file;
    String subject = key.isEmpty() ? "" : key + ": ";
    return place + (file.equals(OVERRIDE) ? " " : ": ") + subject + text();
  }

  /** The message with its section, without file and place. */
  String text() {
    return message + section.map(number -> " (guide " + number + ")").orElse("");
  }
}

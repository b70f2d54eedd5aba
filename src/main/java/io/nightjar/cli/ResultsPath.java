package io.nightjar.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folder of all results, as a user names it. */
final class ResultsPath {
  private static final String LOCAL = "file:";

  private ResultsPath() {}

  /**
   * The folder, of this machine.
   *
   * @param option what the user gave it for, for the message
   */
  static Path of(String text, String option) throws BadInputException {
    if (text.isBlank()) {
      throw new BadInputException(option + ": Invalid folder: it has no name");
    }
    boolean local = text.startsWith(LOCAL);
    if (!local && text.matches("[A-Za-z][A-Za-z0-9+.-]*:/.*")) {
      throw new BadInputException(
          option + ": Invalid folder: " + text + " (results go to a folder of this machine)");
    }
    try {
      return Path.of(local ? text.substring(LOCAL.length()) : text);
    } catch (InvalidPathException e) {
      throw new BadInputException(option + ": Invalid folder: " + e.getMessage());
    }
  }
}

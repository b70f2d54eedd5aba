package io.nightjar.cli;

import java.nio.file.Path;

/** Where Spark and ND4J log. Must be set before either is touched. */
final class Logs {
  private Logs() {}

  /** Logs to a file that is made when something is logged. */
  static void to(Path file, Screen screen) {
    System.setProperty("log4j2.configurationFile", "classpath:io/nightjar/log4j2.xml");
    System.setProperty("nightjar.log", file.toAbsolutePath().toString());
    System.setProperty("nightjar.screen", screen == Screen.VERBOSE ? "INFO" : "OFF");
  }

  /** Nothing but what the command itself says, on the screen or in a file. */
  static void off() {
    System.setProperty("log4j2.configurationFile", "classpath:io/nightjar/log4j2-off.xml");
  }

  /** Whether logs are shown on the screen, too. */
  enum Screen {
    QUIET,
    VERBOSE
  }
}

package io.nightjar.sweep;

import io.nightjar.results.Launch;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/** Where Spark, Hadoop and ND4J log. Must be set before any of them is touched. */
public final class Logs {
  private static final String SCREEN = "nightjar.screen";

  private Logs() {}

  /**
   * Logs to a file that is made when something is logged.
   *
   * @param file empty where the results are of another file system: the screen then takes warnings
   */
  public static void to(Optional<Path> file, Screen screen) {
    boolean verbose = screen == Screen.VERBOSE;
    if (file.isPresent()) {
      System.setProperty("nightjar.log", file.get().toAbsolutePath().toString());
      System.setProperty(SCREEN, verbose ? "INFO" : "OFF");
      configure("io/nightjar/log4j2.xml");
    } else {
      System.setProperty(SCREEN, verbose ? "INFO" : "WARN");
      configure("io/nightjar/log4j2-screen.xml");
    }
  }

  /** Nothing but what the command itself says, and errors of libraries. */
  public static void off() {
    System.setProperty(SCREEN, "ERROR");
    configure("io/nightjar/log4j2-screen.xml");
  }

  private static void configure(String resource) {
    String before = System.setProperty("log4j2.configurationFile", "classpath:" + resource);
    if (before != null || Launch.ofThisJvm().isSubmitted()) {
      reconfigure(resource);
    }
  }

  /** spark-submit, or reading a lake, has logged before: what logs must be told again. */
  private static void reconfigure(String resource) {
    ClassLoader own = Logs.class.getClassLoader();
    URI location = URI.create(Objects.requireNonNull(own.getResource(resource)).toString());
    for (ClassLoader loader : new ClassLoader[] {own, LogManager.class.getClassLoader()}) {
      if (LogManager.getContext(loader, false) instanceof LoggerContext context) {
        context.setConfigLocation(location);
      }
    }
  }

  /** Whether logs are shown on the screen, too. */
  public enum Screen {
    QUIET,
    VERBOSE
  }
}

package io.nightjar.cli;

import io.nightjar.results.BadInputException;
import io.nightjar.results.Launch;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Jars with a user's own classes, for this process alone; {@code spark-submit} has its own. */
final class Jars {
  @Option(
      names = "--jars",
      paramLabel = "JAR",
      split = ",",
      description =
          "Jars with classes of your own, separated by commas. "
              + "With spark-submit, its option --jars instead.")
  private List<String> jars = new ArrayList<>();

  /**
   * Lets this thread, and those that it starts, find the classes.
   *
   * @throws BadInputException if a jar is not there, or Spark would have to ship it
   */
  void add(Launch launch) throws BadInputException {
    if (jars.isEmpty()) {
      return;
    }
    if (launch.isSubmitted()) {
      throw new BadInputException(
          "--jars: Cannot ship jars to executors: give them to spark-submit, before Nightjar's jar");
    }
    List<URL> urls = new ArrayList<>();
    for (String jar : jars) {
      urls.add(url(jar));
    }
    Thread thread = Thread.currentThread();
    thread.setContextClassLoader(
        new URLClassLoader(urls.toArray(URL[]::new), thread.getContextClassLoader()));
  }

  private static URL url(String jar) throws BadInputException {
    try {
      Path path = Path.of(jar);
      if (Files.isRegularFile(path)) {
        return path.toUri().toURL();
      }
    } catch (IllegalArgumentException | MalformedURLException e) {
      throw new BadInputException("--jars: Invalid path: " + jar);
    }
    throw new BadInputException("--jars: Cannot find " + jar);
  }
}

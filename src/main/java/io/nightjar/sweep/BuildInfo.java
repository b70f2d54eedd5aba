package io.nightjar.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** What was built: versions of the code and of the libraries that decide on results. */
public final class BuildInfo {
  private static final Properties PROPERTIES = load();

  private BuildInfo() {}

  private static Properties load() {
    Properties properties = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream("/io/nightjar/build.properties")) {
      properties.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** The version with the revision it was built from, for example {@code 0.1.0+2322819}. */
  public static String codeVersion() {
    String revision = PROPERTIES.getProperty("revision", "");
    String version = PROPERTIES.getProperty("version", "");
    return revision.matches("[A-Za-z0-9.-]+") ? version + "+" + revision : version;
  }

  /** A line for each of Nightjar, Spark, Deeplearning4j and Java. */
  public static List<String> lines() {
    return List.of(
        "nightjar " + codeVersion(),
        "spark " + PROPERTIES.getProperty("spark"),
        "deeplearning4j " + PROPERTIES.getProperty("dl4j"),
        "java " + Runtime.version());
  }
}

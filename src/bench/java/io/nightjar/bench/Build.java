package io.nightjar.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** What a benchmark measures. */
final class Build {
  private Build() {}

  static String version() throws IOException {
    Properties build = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("/io/nightjar/build.properties")) {
      if (in != null) {
        build.load(in);
      }
    }
    return build.getProperty("version", "unknown");
  }
}

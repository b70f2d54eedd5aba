package io.nightjar.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of Nightjar that a bench measures. */
final class ProductVersion {
  private ProductVersion() {}

  static String read() throws IOException {
    Properties build = new Properties();
    try (InputStream in =
        ProductVersion.class.getResourceAsStream("/io/nightjar/build.properties")) {
      if (in != null) {
        build.load(in);
      }
    }
    return build.getProperty("version", "unknown");
  }
}

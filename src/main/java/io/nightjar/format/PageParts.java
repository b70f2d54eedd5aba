package io.nightjar.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** What pages are made of. */
final class PageParts {
  /** Apache ECharts as its WebJar holds it. */
  static final String CHARTS = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

  private PageParts() {}

  /** JSON that no text in it can end, or turn into anything but text. */
  static String inScript(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** One text after the other. */
  static String resources(String... names) {
    return Arrays.stream(names).map(PageParts::resource).collect(Collectors.joining());
  }

  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(PageParts.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.nightjar.report;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One text for one map of scalars: keys sorted, no blanks, only ASCII. */
final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * The JSON object of a map.
   *
   * @param values each a number, text or flag
   */
  static String object(Map<String, Object> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(entry -> quoted(entry.getKey()) + ":" + scalar(entry.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String scalar(Object value) {
    return value instanceof String text ? quoted(text) : value.toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(unit -> append(quoted, (char) unit));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, char unit) {
    if (unit == '"' || unit == '\\') {
      quoted.append('\\').append(unit);
    } else if (unit < ' ' || unit > '~') {
      quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
    } else {
      quoted.append(unit);
    }
  }
}

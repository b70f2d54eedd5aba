package io.nightjar.report;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One text for one map of scalars: keys sorted, no blanks, only ASCII. */
final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * The JSON object of a map.
   *
   * @param values each a number, text or flag
   */
  static String object(Map<String, Object> values) {
    StringBuilder json = new StringBuilder("{");
    for (Map.Entry<String, Object> value : new TreeMap<>(values).entrySet()) {
      json.append(json.length() == 1 ? "" : ",");
      quote(json, value.getKey());
      json.append(':');
      if (value.getValue() instanceof String text) {
        quote(json, text);
      } else {
        json.append(value.getValue());
      }
    }
    return json.append('}').toString();
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      append(json, text.charAt(i));
    }
    json.append('"');
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

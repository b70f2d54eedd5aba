package io.nightjar.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes keys with values as YAML that reads back to the same values. */
final class YamlWriter {
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]*");

  /** Up to here, keys stand on lines of their own; below, in braces. */
  private static final int BLOCK_LEVELS = 2;

  private YamlWriter() {}

  static String write(Map<String, Object> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach((key, value) -> line(key, value, 0, text));
    return text.toString();
  }

  private static void line(String key, Object value, int level, StringBuilder text) {
    text.append("  ".repeat(level)).append(inline(key)).append(':');
    if (value instanceof Map<?, ?> fields && level + 1 < BLOCK_LEVELS && !fields.isEmpty()) {
      text.append('\n');
      fields.forEach((inner, v) -> line(String.valueOf(inner), v, level + 1, text));
    } else {
      text.append(' ').append(inline(value)).append('\n');
    }
  }

  /** On one line, in the only form that this class gives a value. */
  static String inline(Object value) {
    if (value instanceof Map<?, ?> fields) {
      return fields.entrySet().stream()
          .map(entry -> key(entry.getKey()) + ": " + inline(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    } else if (value instanceof List<?> items) {
      return items.stream().map(YamlWriter::inline).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof String text) {
      return isBare(text) ? text : quoted(text);
    }
    return value instanceof Double ? value.toString().toLowerCase(Locale.ROOT) : value.toString();
  }

  /** A key is text that may stand for a number or flag: then it must not have quotes. */
  private static String key(Object key) {
    String text = String.valueOf(key);
    boolean word = new Node.Scalar(Place.ofFile(""), text, true).value() instanceof String;
    return word ? inline(text) : text;
  }

  private static boolean isBare(String text) {
    Node.Scalar scalar = new Node.Scalar(Place.ofFile(""), text, true);
    return BARE.matcher(text).matches()
        && !text.equals(SpaceFile.DOCUMENTED)
        && !scalar.isNothing()
        && scalar.value() instanceof String;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"' || character == '\\') {
        quoted.append('\\').append(character);
      } else if (character < ' ' || character > '~') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
      } else {
        quoted.append(character);
      }
    }
    return quoted.append('"').toString();
  }
}

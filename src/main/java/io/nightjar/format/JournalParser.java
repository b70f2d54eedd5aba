package io.nightjar.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON line from its start to its end; each value as one type and no other. The value that
 * is read is always the one that the parser stands on.
 */
final class JournalParser {
  private final JsonParser in;

  /** A parser before the first value. */
  JournalParser(JsonParser in) {
    this.in = in;
  }

  /** Reads a value that the parser stands on, which has this name in messages. */
  interface Reader<T> {
    T read(JournalParser parser, String name) throws IOException;
  }

  /** Reads the whole line as one value. */
  <T> T whole(String name, Reader<T> reader) throws IOException {
    in.nextToken();
    T value = reader.read(this, name);
    if (in.nextToken() != null) {
      throw new IllegalArgumentException("Invalid journal line: more follows the " + name);
    }
    return value;
  }

  /** Enters an object. */
  void enter(String name) {
    require(in.hasToken(JsonToken.START_OBJECT), name, "object");
  }

  /** Goes to the value of the next field; null at the end of the object, which is left. */
  @Nullable String next() throws IOException {
    String field = in.nextFieldName();
    if (field != null) {
      in.nextToken();
    }
    return field;
  }

  void skip() throws IOException {
    in.skipChildren();
  }

  /** All fields of an object, in order. */
  <T> Map<String, T> all(String name, Reader<T> reader) throws IOException {
    enter(name);
    Map<String, T> values = new LinkedHashMap<>();
    for (String field = next(); field != null; field = next()) {
      values.put(field, reader.read(this, field));
    }
    return values;
  }

  <T> List<T> list(String name, Reader<T> reader) throws IOException {
    require(in.hasToken(JsonToken.START_ARRAY), name, "list");
    List<T> items = new ArrayList<>(2);
    while (in.nextToken() != JsonToken.END_ARRAY) {
      items.add(reader.read(this, name));
    }
    return items;
  }

  String text(String name) throws IOException {
    require(isText(), name, "text");
    return in.getText();
  }

  boolean isText() {
    return in.hasToken(JsonToken.VALUE_STRING);
  }

  long number(String name) throws IOException {
    require(isWhole() && in.getNumberType() != NumberType.BIG_INTEGER, name, "whole number");
    return in.getLongValue();
  }

  private boolean isWhole() {
    return in.hasToken(JsonToken.VALUE_NUMBER_INT);
  }

  int integer(String name) throws IOException {
    require(isWhole() && in.getNumberType() == NumberType.INT, name, "whole number");
    return in.getIntValue();
  }

  double real(String name) throws IOException {
    require(in.hasToken(JsonToken.VALUE_NUMBER_FLOAT), name, "float");
    return in.getDoubleValue();
  }

  Instant instant(String name) throws IOException {
    String text = text(name);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Invalid journal line: " + name + " is no time", e);
    }
  }

  /** A number, text or flag. */
  Object scalar(String name) throws IOException {
    JsonToken token = in.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return in.getText();
    } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return in.getBooleanValue();
    } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      return in.getDoubleValue();
    }
    require(
        isWhole() && in.getNumberType() != NumberType.BIG_INTEGER, name, "value of a parameter");
    return in.getLongValue();
  }

  private static void require(boolean isRight, String name, String type) {
    if (!isRight) {
      throw new IllegalArgumentException("Invalid journal line: " + name + " is no " + type);
    }
  }

  /** A value that must have been there. */
  static <T> T present(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("Invalid journal line: " + name + " is missing");
    }
    return value;
  }
}

package io.nightjar.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, each read as one type and no other.
 *
 * @param name where the object stands, for messages
 */
record JournalFields(String name, JsonNode node) {

  JournalFields {
    if (!node.isObject()) {
      throw new IllegalArgumentException("Invalid journal line: " + name + " is no object");
    }
  }

  boolean has(String field) {
    return node.has(field);
  }

  JournalFields fields(String field) {
    return new JournalFields(field, read(field, JsonNode::isObject, "object"));
  }

  Optional<JournalFields> optional(String field) {
    return has(field) ? Optional.of(fields(field)) : Optional.empty();
  }

  <T> List<T> list(String field, Function<JournalFields, T> decoder) {
    JsonNode array = read(field, JsonNode::isArray, "list");
    return IntStream.range(0, array.size())
        .mapToObj(i -> decoder.apply(new JournalFields(field, array.get(i))))
        .toList();
  }

  List<String> texts(String field) {
    JsonNode array = read(field, JsonNode::isArray, "list");
    return IntStream.range(0, array.size()).mapToObj(i -> text(field, array.get(i))).toList();
  }

  String text(String field) {
    return text(field, node.get(field));
  }

  static String text(String field, @Nullable JsonNode value) {
    return typed(field, value, JsonNode::isTextual, "text").textValue();
  }

  long number(String field) {
    return read(field, n -> n.isIntegralNumber() && n.canConvertToLong(), "whole number")
        .longValue();
  }

  int integer(String field) {
    return read(field, n -> n.isIntegralNumber() && n.canConvertToInt(), "whole number").intValue();
  }

  Instant instant(String field) {
    String text = text(field);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Invalid journal line: " + field + " is no time", e);
    }
  }

  /** All fields, in order. */
  <T> Map<String, T> all(BiFunction<String, JsonNode, T> decoder) {
    Map<String, T> values = new LinkedHashMap<>();
    node.fields()
        .forEachRemaining(
            field -> values.put(field.getKey(), decoder.apply(field.getKey(), field.getValue())));
    return values;
  }

  private JsonNode read(String field, Function<JsonNode, Boolean> isRight, String type) {
    return typed(field, node.get(field), isRight, type);
  }

  static JsonNode typed(
      String field, @Nullable JsonNode value, Function<JsonNode, Boolean> isRight, String type) {
    if (value == null || !isRight.apply(value)) {
      throw new IllegalArgumentException(
          "Invalid journal line: " + field + (value == null ? " is missing" : " is no " + type));
    }
    return value;
  }
}

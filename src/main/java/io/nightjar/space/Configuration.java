package io.nightjar.space;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One choice of every active parameter, in the order of the space; inactive ones are absent.
 *
 * @param values by name; each a {@link Double}, {@link Long}, {@link String} or {@link Boolean}
 */
public record Configuration(Map<String, Object> values) implements Serializable {

  public Configuration {
    values.values().forEach(Configuration::checked);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static Object checked(Object value) {
    if (value instanceof Long
        || value instanceof String
        || value instanceof Boolean
        || (value instanceof Double number && Double.isFinite(number))) {
      return value;
    }
    throw new IllegalArgumentException("Invalid parameter value: " + value);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value of a parameter, null where it is inactive or unknown. */
  public @Nullable Object find(String name) {
    return values.get(name);
  }

  /**
   * The value of a numeric parameter.
   *
   * @throws IllegalArgumentException if it is absent or no number
   */
  public double number(String name) {
    return typed(name, Number.class).doubleValue();
  }

  /**
   * The value of an integer parameter.
   *
   * @throws IllegalArgumentException if it is absent or no whole number
   */
  public int integer(String name) {
    return Math.toIntExact(typed(name, Long.class));
  }

  /**
   * The value of a parameter with names for values.
   *
   * @throws IllegalArgumentException if it is absent or no text
   */
  public String text(String name) {
    return typed(name, String.class);
  }

  /**
   * The value of a yes-or-no parameter.
   *
   * @throws IllegalArgumentException if it is absent or neither true nor false
   */
  public boolean flag(String name) {
    return typed(name, Boolean.class);
  }

  private <T> T typed(String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "Cannot read parameter " + name + ": " + value + " is no " + type.getSimpleName());
    }
    return type.cast(value);
  }
}

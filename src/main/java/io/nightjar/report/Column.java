package io.nightjar.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table; each may hold NULL.
 *
 * @param name lower case letters, digits and underscores
 */
public record Column(String name, Type type) {

  public Column {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("Invalid column name: " + name);
    }
  }

  /** The types of the lake, all that its readers agree on. */
  public enum Type {
    BIGINT(Long.class),
    DOUBLE(Double.class),
    STRING(String.class),
    BOOLEAN(Boolean.class),
    /** A point in time, to the microsecond. */
    TIMESTAMP(Instant.class);

    private final Class<?> javaType;

    Type(Class<?> javaType) {
      this.javaType = javaType;
    }

    /** Whether a cell of this type can hold a value; every one can hold null. */
    public boolean accepts(@Nullable Object value) {
      return value == null || javaType.isInstance(value);
    }
  }
}

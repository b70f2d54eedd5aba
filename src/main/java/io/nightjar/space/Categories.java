package io.nightjar.space;

import java.util.HashSet;
import java.util.List;

/** Distinct values without an order among them. */
public record Categories(List<Object> values) implements Choices {

  public Categories {
    values = List.copyOf(values);
    values.forEach(Configuration::checked);
    if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException("Invalid choices: " + values);
    }
  }
}

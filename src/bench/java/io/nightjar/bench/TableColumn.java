package io.nightjar.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.space.Categories;
import io.nightjar.space.Choices;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A parameter of a table: numbers are ordered choices, anything else categories.
 *
 * @param listed the values in the order that the table's digits count
 */
record TableColumn(String name, List<Object> listed, Choices choices) {

  static TableColumn of(String key, JsonNode values) {
    boolean numeric = true;
    boolean whole = true;
    for (JsonNode value : values) {
      numeric &= value.isNumber();
      whole &= value.isIntegralNumber();
    }
    List<Object> listed = new ArrayList<>();
    for (JsonNode value : values) {
      listed.add(numeric ? number(value, whole) : value.asText());
    }
    return new TableColumn(
        parameterName(key), listed, numeric ? ordered(listed) : new Categories(listed));
  }

  /** The name that a column has among our parameters. */
  static String parameterName(String column) {
    return column.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Object number(JsonNode value, boolean whole) {
    return whole ? (Object) value.asLong() : (Object) value.asDouble();
  }

  private static OrderedChoices ordered(List<Object> listed) {
    return new OrderedChoices(
        listed.stream()
            .map(Number.class::cast)
            .sorted(Comparator.comparingDouble(Number::doubleValue))
            .toList());
  }

  Parameter parameter() {
    return Parameter.of(name, choices);
  }

  int size() {
    return listed.size();
  }

  /** The position among the choices of the value that a digit of the table stands for. */
  int position(int digit) {
    return choices.values().indexOf(listed.get(digit));
  }
}

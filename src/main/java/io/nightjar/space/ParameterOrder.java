package io.nightjar.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Sorts parameters so that parents come before children, and children as early as they can: the
 * sooner they stand, the fewer parents have to be kept in mind while configurations are counted.
 */
final class ParameterOrder {
  private final Map<String, Parameter> byName = new LinkedHashMap<>();
  private final Map<String, List<Parameter>> children = new LinkedHashMap<>();
  private final Map<String, Parameter> sorted = new LinkedHashMap<>();

  private ParameterOrder(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (byName.put(parameter.name(), parameter) != null) {
        throw new IllegalArgumentException("Invalid space: " + parameter.name() + " stands twice");
      }
    }
    for (Parameter parameter : parameters) {
      for (String parent : parameter.parents()) {
        if (!byName.containsKey(parent)) {
          throw new IllegalArgumentException(
              "Invalid space: " + parameter.name() + " depends on an unknown " + parent);
        }
        children.computeIfAbsent(parent, name -> new ArrayList<>()).add(parameter);
      }
    }
  }

  /**
   * The parameters, parents first.
   *
   * @throws IllegalArgumentException if a name stands twice, a parent is unknown or the conditions
   *     form a circle
   */
  static List<Parameter> parentsFirst(List<Parameter> parameters) {
    ParameterOrder order = new ParameterOrder(parameters);
    parameters.forEach(order::place);
    if (order.sorted.size() < parameters.size()) {
      throw new IllegalArgumentException(
          "Invalid space: conditions form a circle, " + String.join(" -> ", order.circle()));
    }
    return List.copyOf(order.sorted.values());
  }

  private void place(Parameter parameter) {
    if (sorted.containsKey(parameter.name()) || !sorted.keySet().containsAll(parameter.parents())) {
      return;
    }
    sorted.put(parameter.name(), parameter);
    children.getOrDefault(parameter.name(), List.of()).forEach(this::place);
  }

  /** Whatever could not be placed has a parent that could not: following them ends in a circle. */
  private List<String> circle() {
    Set<String> path = new LinkedHashSet<>();
    String name =
        byName.keySet().stream()
            .filter(each -> !sorted.containsKey(each))
            .findFirst()
            .orElseThrow();
    while (path.add(name)) {
      Parameter parameter = Objects.requireNonNull(byName.get(name));
      name =
          parameter.parents().stream()
              .filter(parent -> !sorted.containsKey(parent))
              .findFirst()
              .orElseThrow();
    }
    List<String> circle = new ArrayList<>(path);
    circle = new ArrayList<>(circle.subList(circle.indexOf(name), circle.size()));
    circle.add(name);
    return circle;
  }
}

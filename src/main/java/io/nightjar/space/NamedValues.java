package io.nightjar.space;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of each parent that some child names; all its other values behave alike. */
final class NamedValues {
  private NamedValues() {}

  /** By parent, in the order in which the children name them. */
  static Map<String, Set<Object>> of(List<Parameter> parameters) {
    Map<String, Set<Object>> named = new LinkedHashMap<>();
    for (Parameter child : parameters) {
      for (Condition condition : child.when()) {
        of(named, condition.parent()).addAll(condition.values());
      }
      String parent = child.parent();
      if (parent != null) {
        of(named, parent).addAll(child.byParent().keySet());
      }
    }
    return named;
  }

  private static Set<Object> of(Map<String, Set<Object>> named, String parent) {
    return named.computeIfAbsent(parent, name -> new LinkedHashSet<>());
  }
}

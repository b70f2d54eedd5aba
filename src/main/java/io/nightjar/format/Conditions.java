package io.nightjar.format;

import io.nightjar.space.Categories;
import io.nightjar.space.Condition;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All conditions of one parameter, one set of values per parent. */
final class Conditions {
  private final Map<String, Set<Object>> byParent = new LinkedHashMap<>();

  /** Adds a condition; with another one on the same parent, both must hold. */
  void add(Condition condition) {
    Set<Object> values = new LinkedHashSet<>(condition.values());
    byParent.merge(condition.parent(), values, Conditions::common);
  }

  private static Set<Object> common(Set<Object> first, Set<Object> second) {
    Set<Object> both = new LinkedHashSet<>(first);
    both.retainAll(second);
    return both;
  }

  Set<String> parents() {
    return byParent.keySet();
  }

  /** Keeps the values that a parent can have; false where none is left. */
  boolean restrict(Parameter parent) {
    Set<Object> kept = new LinkedHashSet<>(byParent.getOrDefault(parent.name(), Set.of()));
    kept.removeIf(value -> !canBe(parent, value));
    byParent.put(parent.name(), kept);
    return !kept.isEmpty();
  }

  /** Drops a condition that the parent always satisfies. */
  void dropIfCertain(Parameter parent) {
    Set<Object> kept = byParent.getOrDefault(parent.name(), Set.of());
    if (parent.when().isEmpty() && values(parent).filter(kept::containsAll).isPresent()) {
      byParent.remove(parent.name());
    }
  }

  /** The values of a parent under which the parameter is active, as far as they are known. */
  Optional<Set<Object>> activeValues(Parameter parent) {
    Optional<Set<Object>> all = values(parent);
    Set<Object> kept = byParent.get(parent.name());
    return kept == null ? all : all.map(values -> common(values, kept));
  }

  boolean has(String parent) {
    return byParent.containsKey(parent);
  }

  List<Condition> toList() {
    return byParent.entrySet().stream()
        .map(entry -> new Condition(entry.getKey(), entry.getValue()))
        .toList();
  }

  static boolean canBe(Parameter parameter, Object value) {
    return parameter.domains().stream().anyMatch(domain -> domain.contains(value));
  }

  /** Every value that a parameter can have; empty where it has a range. */
  static Optional<Set<Object>> values(Parameter parameter) {
    Set<Object> values = new LinkedHashSet<>();
    for (Domain domain : parameter.domains()) {
      if (domain instanceof Fixed fixed) {
        values.add(fixed.value());
      } else if (domain instanceof Categories categories) {
        values.addAll(categories.values());
      } else if (domain instanceof OrderedChoices choices) {
        values.addAll(choices.values());
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}

package io.nightjar.search;

import io.nightjar.space.Parameter;
import io.nightjar.space.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Parts the parameters of a space into groups that are always active together. */
final class Groups {
  private final Map<String, Parameter> byName;

  private Groups(SearchSpace space) {
    byName =
        space.parameters().stream().collect(Collectors.toMap(Parameter::name, Function.identity()));
  }

  /** The dimensions of each group; a group comes after those that decide on its activity. */
  static List<int[]> of(SearchSpace space) {
    Groups groups = new Groups(space);
    List<Parameter> varied = space.varied();
    Map<Set<Object>, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < varied.size(); i++) {
      members.computeIfAbsent(groups.requirements(varied.get(i)), key -> new ArrayList<>()).add(i);
    }
    return members.values().stream()
        .sorted(Comparator.comparing(group -> groups.depth(varied.get(group.get(0)))))
        .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** All the conditions that must hold, those of its parents too. */
  private Set<Object> requirements(Parameter parameter) {
    Set<Object> all = new HashSet<>(parameter.when());
    for (String parent : parameter.parents()) {
      all.addAll(requirements(named(parent)));
    }
    return all;
  }

  /** How many choices must be made, one after the other, before its activity is known. */
  private int depth(Parameter parameter) {
    int own =
        parameter.when().stream()
            .mapToInt(condition -> 1 + depth(named(condition.parent())))
            .max()
            .orElse(0);
    return parameter.parents().stream().mapToInt(p -> depth(named(p))).reduce(own, Math::max);
  }

  private Parameter named(String name) {
    return Objects.requireNonNull(byName.get(name));
  }
}

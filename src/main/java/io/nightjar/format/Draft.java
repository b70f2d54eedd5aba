package io.nightjar.format;

import io.nightjar.space.Domain;
import io.nightjar.space.Parameter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The domain of a parameter, or its domains by parent, before its conditions are known. */
record Draft(@Nullable Domain domain, @Nullable String parent, Map<Object, Domain> byParent) {

  static Draft of(Domain domain) {
    return new Draft(domain, null, Map.of());
  }

  static Draft of(Parameter parameter) {
    return new Draft(parameter.domain(), parameter.parent(), parameter.byParent());
  }

  /** The values of the parent for which there is no domain. */
  List<Object> missing(Set<Object> values) {
    return domain != null
        ? List.of()
        : values.stream().filter(value -> !byParent.containsKey(value)).toList();
  }

  /** With one domain for exactly these values of the parent. */
  Draft spread(Set<Object> values) {
    Map<Object, Domain> spread = new LinkedHashMap<>();
    for (Object value : values) {
      Domain found = byParent.getOrDefault(value, domain);
      if (found != null) {
        spread.put(value, found);
      }
    }
    return new Draft(null, parent, spread);
  }

  /** The one domain that all values of the parent share. */
  Optional<Domain> single() {
    Set<Domain> distinct = new HashSet<>(byParent.values());
    return domain == null && distinct.size() == 1
        ? Optional.of(distinct.iterator().next())
        : Optional.empty();
  }
}

package io.nightjar.format;

import io.nightjar.format.SpaceFile.ByParent;
import io.nightjar.space.Domain;
import io.nightjar.space.ParameterInfo;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes drafts of what is written once for each value of a parent. */
final class ParentDrafts {
  private final Parents parents;
  private final Domains domains;

  ParentDrafts(Parents parents, Domains domains) {
    this.parents = parents;
    this.domains = domains;
  }

  /** The draft; empty where something in it is wrong, which is reported. */
  Optional<Draft> draft(ParameterInfo info, ByParent by, Conditions conditions) {
    Optional<ParameterInfo> parent = parents.info(by.parent());
    if (parent.isEmpty() || parents.resolution(parent.get().name()) instanceof Resolution.Broken) {
      return Optional.empty();
    }
    Optional<Map<Object, Domain>> named = named(info, by, parent.get());
    return named.flatMap(byValue -> withOthers(info, by, parent.get(), byValue, conditions));
  }

  private Optional<Map<Object, Domain>> named(
      ParameterInfo info, ByParent by, ParameterInfo parent) {
    Map<Object, Domain> byValue = new LinkedHashMap<>();
    int wrong = 0;
    for (SpaceFile.Branch branch : by.branches()) {
      Optional<Object> value = parents.value(branch.value(), parent);
      Optional<Domain> domain = domains.of(info, branch.shape(), optimizer(parent, value));
      if (value.isPresent() && domain.isPresent()) {
        byValue.put(value.get(), domain.get());
      } else {
        wrong++;
      }
    }
    return wrong > 0 ? Optional.empty() : Optional.of(byValue);
  }

  /** Adds what holds otherwise: for each value that the parent can have, or for all others. */
  private Optional<Draft> withOthers(
      ParameterInfo info,
      ByParent by,
      ParameterInfo parent,
      Map<Object, Domain> byValue,
      Conditions conditions) {
    if (by.otherwise().isEmpty()) {
      return Optional.of(new Draft(null, parent.name(), byValue));
    }
    SpaceFile.Shape otherwise = by.otherwise().get();
    Optional<Set<Object>> others = others(parent, byValue, conditions);
    if (others.isEmpty()) {
      return domains
          .of(info, otherwise, Optional.empty())
          .map(
              domain ->
                  byValue.isEmpty() ? Draft.of(domain) : new Draft(domain, parent.name(), byValue));
    }
    Map<Object, Domain> all = new LinkedHashMap<>(byValue);
    for (Object value : others.get()) {
      Optional<Domain> domain = domains.of(info, otherwise, optimizer(parent, Optional.of(value)));
      if (domain.isEmpty()) {
        return Optional.empty();
      }
      all.put(value, domain.get());
    }
    return Optional.of(new Draft(null, parent.name(), all));
  }

  /** The values of a parent that are not named; empty where it has a range. */
  private Optional<Set<Object>> others(
      ParameterInfo parent, Map<Object, Domain> named, Conditions conditions) {
    if (!(parents.resolution(parent.name()) instanceof Resolution.Present present)) {
      return Optional.of(Set.of());
    }
    return conditions
        .activeValues(present.parameter())
        .map(
            values -> {
              Set<Object> others = new LinkedHashSet<>(values);
              others.removeAll(named.keySet());
              return others;
            });
  }

  private static Optional<String> optimizer(ParameterInfo parent, Optional<Object> value) {
    return value.filter(v -> parent.name().equals(Drafts.OPTIMIZER)).map(Object::toString);
  }
}

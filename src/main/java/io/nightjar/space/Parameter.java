package io.nightjar.space;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One named dimension of a space.
 *
 * <p>Its domain may depend on the value of a parent (the learning rate on the optimizer): it is
 * then still one parameter, one dimension of the unit cube and one column of the tables.
 *
 * @param name lower case letters, digits and hyphens, starting with a letter
 * @param domain the domain, or that of every parent value not named in {@code byParent}; null only
 *     where {@code byParent} names them all
 * @param parent the parent that the domain depends on, null where it depends on none
 * @param byParent the domain for each value of that parent
 * @param when all conditions under which the parameter is active; none means always
 */
public record Parameter(
    String name,
    @Nullable Domain domain,
    @Nullable String parent,
    Map<Object, Domain> byParent,
    List<Condition> when)
    implements Serializable {

  public Parameter {
    if (!Names.isName(name)) {
      throw new IllegalArgumentException("Invalid parameter name: " + name);
    }
    if ((parent == null) != byParent.isEmpty() || (domain == null && parent == null)) {
      throw new IllegalArgumentException("Invalid parameter " + name + ": no domain");
    }
    byParent = Collections.unmodifiableMap(new LinkedHashMap<>(byParent));
    when = List.copyOf(when);
  }

  /** A parameter that is always active, with one domain. */
  public static Parameter of(String name, Domain domain) {
    return new Parameter(name, domain, null, Map.of(), List.of());
  }

  /** A parameter whose domain depends on the value of a parent. */
  public static Parameter by(
      String name, String parent, Map<Object, Domain> byParent, @Nullable Domain otherwise) {
    return new Parameter(name, otherwise, parent, byParent, List.of());
  }

  /** This parameter, active only under these conditions. */
  public Parameter when(Condition... conditions) {
    return new Parameter(name, domain, parent, byParent, List.of(conditions));
  }

  /** The names of the parameters that decide on this one's activity or domain. */
  public List<String> parents() {
    return Stream.concat(when.stream().map(Condition::parent), Stream.ofNullable(parent))
        .distinct()
        .toList();
  }

  /** Every domain that this parameter can have. */
  public List<Domain> domains() {
    return Stream.concat(byParent.values().stream(), Stream.ofNullable(domain)).toList();
  }

  /** Whether its parents leave it no choice: then it takes no dimension of the cube. */
  public boolean isFixed() {
    return domains().stream().allMatch(Fixed.class::isInstance);
  }

  /** The domain given the values chosen for the parents; empty where the parameter is inactive. */
  Optional<Domain> domainGiven(Map<String, Object> chosen) {
    if (!isActive(chosen)) {
      return Optional.empty();
    }
    if (parent == null) {
      return Optional.ofNullable(domain);
    }
    Object value = chosen.get(parent);
    return value == null
        ? Optional.empty()
        : Optional.ofNullable(byParent.getOrDefault(value, domain));
  }

  /** Whether all conditions hold. */
  boolean isActive(Map<String, Object> chosen) {
    return when.stream()
        .allMatch(
            condition -> {
              Object value = chosen.get(condition.parent());
              return value != null && condition.values().contains(value);
            });
  }
}

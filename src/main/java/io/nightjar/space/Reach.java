package io.nightjar.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which values can stand together without listing configurations: only parameters that
 * the question names, and their parents, are tried, each with the values that children name and one
 * that stands for all others.
 */
final class Reach {
  private final List<Parameter> asked;
  private final Map<String, Set<Object>> named;
  private final Map<String, Domain> within;

  /**
   * A question.
   *
   * @param order parents first
   * @param names the parameters that it is about
   * @param within the parameters that must be active, each with the values that it may have
   */
  Reach(List<Parameter> order, Set<String> names, Map<String, Domain> within) {
    Set<String> closure = new HashSet<>(names);
    closure.addAll(within.keySet());
    for (int i = order.size() - 1; i >= 0; i--) {
      if (closure.contains(order.get(i).name())) {
        closure.addAll(order.get(i).parents());
      }
    }
    this.asked = order.stream().filter(each -> closure.contains(each.name())).toList();
    this.named = NamedValues.of(asked);
    this.within = within;
  }

  boolean exists() {
    return some(chosen -> true);
  }

  List<Domain> domains(Parameter parameter) {
    Set<Domain> found = new LinkedHashSet<>();
    some(
        chosen -> {
          parameter.domainGiven(chosen).ifPresent(found::add);
          return false;
        });
    return List.copyOf(found);
  }

  /** A value of the parent with which a parameter would be active, but has no domain. */
  Optional<Object> valueWithoutDomain(Parameter parameter) {
    List<Object> found = new ArrayList<>();
    some(
        chosen -> {
          Object value = chosen.get(parameter.parent());
          if (value != null
              && parameter.isActive(chosen)
              && !parameter.byParent().containsKey(value)) {
            found.add(value);
          }
          return !found.isEmpty();
        });
    return found.stream().findFirst();
  }

  private boolean some(Predicate<Map<String, Object>> end) {
    Set<String> known = asked.stream().map(Parameter::name).collect(Collectors.toSet());
    return known.containsAll(within.keySet()) && search(0, new HashMap<>(), end);
  }

  /** Whether {@code end} is content with one of the choices that can be made. */
  private boolean search(
      int position, Map<String, Object> chosen, Predicate<Map<String, Object>> end) {
    if (position == asked.size()) {
      return end.test(chosen);
    }
    Parameter parameter = asked.get(position);
    Domain domain = parameter.domainGiven(chosen).orElse(null);
    if (domain == null) {
      return !within.containsKey(parameter.name()) && search(position + 1, chosen, end);
    }
    for (Object value : candidates(parameter.name(), domain)) {
      Map<String, Object> with = new HashMap<>(chosen);
      with.put(parameter.name(), value);
      if (search(position + 1, with, end)) {
        return true;
      }
    }
    return false;
  }

  private List<Object> candidates(String name, Domain domain) {
    Set<Object> names = named.getOrDefault(name, Set.of());
    @Nullable Domain wanted = within.get(name);
    Stream<Object> others =
        Stream.of(ends(domain), wanted == null ? Stream.empty() : ends(wanted), beside(names))
            .flatMap(values -> values)
            .filter(value -> !names.contains(value));
    Predicate<Object> fits =
        value -> domain.contains(value) && (wanted == null || wanted.contains(value));
    return Stream.concat(names.stream().filter(fits), others.filter(fits).limit(1)).toList();
  }

  /** The ends of a range or all values of a choice: two ranges meet at an end of one of them. */
  private static Stream<Object> ends(Domain domain) {
    if (domain instanceof FloatRange range) {
      return Stream.of(range.low(), range.high());
    }
    if (domain instanceof IntegerRange range) {
      return Stream.of(range.low(), range.high());
    }
    if (domain instanceof OrderedChoices choices) {
      return choices.values().stream().map(value -> value);
    }
    return domain instanceof Categories categories
        ? categories.values().stream()
        : Stream.of(domain.at(BigInteger.ZERO));
  }

  /** The neighbours of named numbers: a range with unnamed numbers has one of them, or its ends. */
  private static Stream<Object> beside(Set<Object> names) {
    return names.stream()
        .flatMap(
            name -> {
              if (name instanceof Long number) {
                return Stream.of(number - 1, number + 1);
              }
              return name instanceof Double number
                  ? Stream.of(Math.nextDown(number), Math.nextUp(number))
                  : Stream.empty();
            });
  }
}

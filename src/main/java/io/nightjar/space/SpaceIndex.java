package io.nightjar.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts and numbers the configurations of a finite space without listing them.
 *
 * <p>The count is a sum over the values of parameters that others depend on and a product over the
 * rest. Values of a parent that no other parameter names behave alike and are counted once, times
 * their number. What follows a position depends only on the earlier parameters that are still
 * referred to, so each count is made once for their values, and independent parents multiply
 * configurations but not work.
 */
final class SpaceIndex {
  private final List<Parameter> order;
  private final Map<String, Set<Object>> namedValues;

  /** For each position, the parameters that it or a later one depends on. */
  private final List<Set<String>> awaited;

  private final Map<State, Optional<BigInteger>> counts = new ConcurrentHashMap<>();

  SpaceIndex(List<Parameter> order) {
    this.order = order;
    this.namedValues = NamedValues.of(order);
    this.awaited = new ArrayList<>();
    Set<String> later = new HashSet<>();
    for (int position = order.size() - 1; position >= 0; position--) {
      later.addAll(order.get(position).parents());
      awaited.add(0, Set.copyOf(later));
    }
  }

  private record State(int position, Map<String, Object> chosen) {}

  Optional<BigInteger> size() {
    return count(0, Map.of());
  }

  private Optional<BigInteger> count(int position, Map<String, Object> chosen) {
    if (position == order.size()) {
      return Optional.of(BigInteger.ONE);
    }
    Map<String, Object> relevant = new HashMap<>(chosen);
    relevant.keySet().retainAll(awaited.get(position));
    State state = new State(position, relevant);
    Optional<BigInteger> known = counts.get(state);
    if (known == null) {
      known = countFresh(position, relevant);
      counts.put(state, known);
    }
    return known;
  }

  private Optional<BigInteger> countFresh(int position, Map<String, Object> chosen) {
    Parameter parameter = order.get(position);
    Domain domain = parameter.domainGiven(chosen).orElse(null);
    if (domain == null) {
      return count(position + 1, chosen);
    }
    Optional<BigInteger> size = domain.size();
    if (size.isEmpty()) {
      return Optional.empty();
    }
    if (!namedValues.containsKey(parameter.name())) {
      return count(position + 1, chosen).map(size.get()::multiply);
    }
    BigInteger sum = BigInteger.ZERO;
    for (Map.Entry<Object, BigInteger> branch : branches(parameter, domain).entrySet()) {
      Optional<BigInteger> below = countWith(position, chosen, branch.getKey());
      if (below.isEmpty()) {
        return below;
      }
      sum = sum.add(below.get().multiply(branch.getValue()));
    }
    return Optional.of(sum);
  }

  private Optional<BigInteger> countWith(int position, Map<String, Object> chosen, Object value) {
    Map<String, Object> with = new HashMap<>(chosen);
    with.put(order.get(position).name(), value);
    return count(position + 1, with);
  }

  /** Each named value once, and one value that stands for all others with their number. */
  private Map<Object, BigInteger> branches(Parameter parameter, Domain domain) {
    Map<Object, BigInteger> branches = new LinkedHashMap<>();
    Set<Object> named = Objects.requireNonNull(namedValues.get(parameter.name()));
    named.stream().filter(domain::contains).forEach(value -> branches.put(value, BigInteger.ONE));
    BigInteger others = domain.size().orElseThrow().subtract(BigInteger.valueOf(branches.size()));
    if (others.signum() > 0) {
      branches.put(firstOther(domain, branches.keySet()), others);
    }
    return branches;
  }

  private static Object firstOther(Domain domain, Set<Object> named) {
    BigInteger index = BigInteger.ZERO;
    while (named.contains(domain.at(index))) {
      index = index.add(BigInteger.ONE);
    }
    return domain.at(index);
  }

  Map<String, Object> at(BigInteger index) {
    BigInteger size =
        size().orElseThrow(() -> new UnsupportedOperationException("The space is infinite"));
    if (index.signum() < 0 || index.compareTo(size) >= 0) {
      throw new IllegalArgumentException("Invalid position: " + index + " of " + size);
    }
    Map<String, Object> chosen = new HashMap<>();
    Map<String, Object> alike = new HashMap<>();
    BigInteger rest = index;
    for (int position = 0; position < order.size(); position++) {
      Domain domain = order.get(position).domainGiven(alike).orElse(null);
      if (domain != null) {
        String name = order.get(position).name();
        Choice choice = choose(position, domain, rest, alike);
        chosen.put(name, choice.value());
        alike.put(name, choice.alike());
        rest = choice.rest();
      }
    }
    return chosen;
  }

  /** A value, the one that stands for its like in counts, and the position among what follows. */
  private record Choice(Object value, Object alike, BigInteger rest) {}

  /** Chooses the value at this position whose block of configurations holds {@code index}. */
  private Choice choose(int position, Domain domain, BigInteger index, Map<String, Object> alike) {
    Parameter parameter = order.get(position);
    if (!namedValues.containsKey(parameter.name())) {
      BigInteger[] parts = index.divideAndRemainder(count(position + 1, alike).orElseThrow());
      Object value = domain.at(parts[0]);
      return new Choice(value, value, parts[1]);
    }
    BigInteger left = index;
    Map<Object, BigInteger> branches = branches(parameter, domain);
    for (Map.Entry<Object, BigInteger> branch : branches.entrySet()) {
      BigInteger each = countWith(position, alike, branch.getKey()).orElseThrow();
      BigInteger block = each.multiply(branch.getValue());
      if (left.compareTo(block) < 0) {
        BigInteger[] parts = left.divideAndRemainder(each);
        Object value =
            branch.getValue().equals(BigInteger.ONE)
                ? branch.getKey()
                : other(domain, branches.keySet(), branch.getKey(), parts[0]);
        return new Choice(value, branch.getKey(), parts[1]);
      }
      left = left.subtract(block);
    }
    throw new IllegalStateException("No block holds position " + index);
  }

  /** The n-th value of a domain that is not named. */
  private static Object other(Domain domain, Set<Object> branches, Object stand, BigInteger n) {
    List<BigInteger> named =
        branches.stream()
            .filter(value -> !value.equals(stand))
            .map(value -> indexOf(domain, value))
            .sorted()
            .toList();
    BigInteger index = n;
    for (BigInteger taken : named) {
      if (taken.compareTo(index) <= 0) {
        index = index.add(BigInteger.ONE);
      }
    }
    return domain.at(index);
  }

  private static BigInteger indexOf(Domain domain, Object value) {
    if (domain instanceof IntegerRange range) {
      return BigInteger.valueOf((Long) value - range.low());
    }
    BigInteger index = BigInteger.ZERO;
    while (!domain.at(index).equals(value)) {
      index = index.add(BigInteger.ONE);
    }
    return index;
  }
}

package io.nightjar.export;

import io.nightjar.format.Json;
import io.nightjar.space.Choices;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A parameter as Optuna knows it: one distribution that spans all of its domains, since its plots
 * and importances leave out a parameter whose distribution differs between trials.
 *
 * @param kind the name of Optuna's class
 * @param attributes its arguments
 * @param choices of a categorical one, where a value is kept by its position; else none
 */
record Distribution(String kind, Map<String, Object> attributes, List<Object> choices) {

  /** That of a parameter; empty where it is fixed, or Optuna has none that spans its domains. */
  static Optional<Distribution> of(Parameter parameter) {
    List<Domain> domains = parameter.domains();
    if (parameter.isFixed()) {
      return Optional.empty();
    }
    if (domains.stream().allMatch(each -> each instanceof Choices || each instanceof Fixed)) {
      return Optional.of(categorical(domains));
    }
    if (domains.stream().flatMap(Distribution::bounds).anyMatch(b -> !(b instanceof Number))) {
      return Optional.empty();
    }
    return Optional.of(numeric(domains));
  }

  private static Distribution categorical(List<Domain> domains) {
    Set<Object> values = new LinkedHashSet<>();
    domains.stream().flatMap(Distribution::bounds).forEach(values::add);
    List<Object> choices = List.copyOf(values);
    return new Distribution("CategoricalDistribution", Map.of("choices", choices), choices);
  }

  private static Distribution numeric(List<Domain> domains) {
    List<Number> bounds =
        domains.stream().flatMap(Distribution::bounds).map(Number.class::cast).toList();
    boolean whole = bounds.stream().allMatch(Long.class::isInstance);
    double low = bounds.stream().mapToDouble(Number::doubleValue).min().orElseThrow();
    double high = bounds.stream().mapToDouble(Number::doubleValue).max().orElseThrow();
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("step", whole ? 1 : null);
    attributes.put("low", whole ? (Object) (long) low : low);
    attributes.put("high", whole ? (Object) (long) high : high);
    attributes.put("log", low > 0 && domains.stream().noneMatch(Distribution::isLinear));
    return new Distribution(whole ? "IntDistribution" : "FloatDistribution", attributes, List.of());
  }

  private static boolean isLinear(Domain domain) {
    return (domain instanceof FloatRange real && real.scale() == Scale.LINEAR)
        || (domain instanceof IntegerRange whole && whole.scale() == Scale.LINEAR);
  }

  /** The ends of a range; all values of another domain. */
  private static Stream<?> bounds(Domain domain) {
    if (domain instanceof FloatRange range) {
      return Stream.of(range.low(), range.high());
    }
    if (domain instanceof IntegerRange range) {
      return Stream.of(range.low(), range.high());
    }
    return domain instanceof Choices choices
        ? choices.values().stream()
        : Stream.of(((Fixed) domain).value());
  }

  String json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", kind);
    object.put("attributes", attributes);
    return Json.text(object);
  }

  /** The number that stands for a value in the journal. */
  Object internal(Object value) {
    return choices.isEmpty() ? value : choices.indexOf(value);
  }
}

package io.nightjar.format;

import io.nightjar.space.Categories;
import io.nightjar.space.Condition;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.ModelFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A space as keys with values, in the shape of its file, everything spelt out. */
final class CanonicalSpace {
  private CanonicalSpace() {}

  /** The space of a family, with the types of the parameters that the family does not know. */
  static Map<String, Object> of(SearchSpace space, Optional<ModelFamily> family) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Parameter parameter : space.parameters()) {
      boolean known = family.flatMap(published -> published.find(parameter.name())).isPresent();
      parameters.put(
          parameter.name(), written(parameter, known ? Optional.empty() : type(parameter)));
    }
    return parameters;
  }

  /** That of any value of it; flags need none. */
  private static Optional<String> type(Parameter parameter) {
    Domain domain = parameter.domains().get(0);
    Object value = domain.fromUnit(0);
    if (value instanceof Long) {
      return Optional.of("integer");
    } else if (value instanceof Double) {
      return Optional.of("float");
    }
    return value instanceof Boolean ? Optional.empty() : Optional.of("category");
  }

  private static Object written(Parameter parameter, Optional<String> type) {
    Map<String, Object> fields = fields(parameter);
    type.ifPresent(kind -> fields.put("type", kind));
    if (!parameter.when().isEmpty()) {
      fields.put("when", when(parameter.when()));
    }
    Object value = fields.get("value");
    return value != null && fields.size() == 1 && parameter.parent() == null ? value : fields;
  }

  private static Map<String, Object> fields(Parameter parameter) {
    return parameter.parent() == null && parameter.domain() != null
        ? fields(parameter.domain())
        : byParent(parameter);
  }

  private static Map<String, Object> fields(Domain domain) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (domain instanceof Fixed fixed) {
      fields.put("value", fixed.value());
    } else if (domain instanceof Categories categories) {
      fields.put("choices", categories.values());
    } else if (domain instanceof OrderedChoices choices) {
      fields.put("choices", choices.values());
      fields.put("ordered", true);
    } else {
      fields.put("range", ends(domain));
      fields.put("scale", scale(domain).map(JobFileReader::label).orElseThrow());
    }
    return fields;
  }

  private static Optional<Scale> scale(Domain domain) {
    if (domain instanceof IntegerRange range) {
      return Optional.of(range.scale());
    }
    return domain instanceof FloatRange range ? Optional.of(range.scale()) : Optional.empty();
  }

  private static List<Object> ends(Domain domain) {
    if (domain instanceof IntegerRange range) {
      return List.of(range.low(), range.high());
    }
    FloatRange range = (FloatRange) domain;
    return List.of(range.low(), range.high());
  }

  private static Map<String, Object> byParent(Parameter parameter) {
    Set<Optional<Scale>> scales =
        parameter.domains().stream().map(CanonicalSpace::scale).collect(Collectors.toSet());
    Optional<Scale> common = scales.size() == 1 ? scales.iterator().next() : Optional.empty();
    Map<String, Object> branches = new LinkedHashMap<>();
    branches.put(SpaceFile.BY, String.valueOf(parameter.parent()));
    parameter
        .byParent()
        .forEach((value, domain) -> branches.put(value.toString(), branch(domain, common)));
    if (parameter.domain() != null) {
      branches.put(SpaceFile.OTHERWISE, branch(parameter.domain(), common));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    boolean fixed = parameter.domains().stream().allMatch(Fixed.class::isInstance);
    fields.put(fixed ? "value" : "range", branches);
    common.ifPresent(scale -> fields.put("scale", JobFileReader.label(scale)));
    return fields;
  }

  private static Object branch(Domain domain, Optional<Scale> common) {
    if (domain instanceof Fixed fixed) {
      return fixed.value();
    }
    return common.isPresent() ? ends(domain) : fields(domain);
  }

  private static Map<String, Object> when(List<Condition> conditions) {
    Map<String, Object> when = new LinkedHashMap<>();
    for (Condition condition : conditions) {
      List<Object> values = List.copyOf(condition.values());
      when.put(condition.parent(), values.size() == 1 ? values.get(0) : values);
    }
    return when;
  }
}

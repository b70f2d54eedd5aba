package io.nightjar.cli;

import io.nightjar.format.TextTable;
import io.nightjar.space.Categories;
import io.nightjar.space.Condition;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Parameters in words, for people. */
final class SpaceText {
  private SpaceText() {}

  /** What a parameter may be: one line, or one for each domain that depends on a parent. */
  static List<String> values(Parameter parameter) {
    if (parameter.parent() == null) {
      return parameter.domains().stream().map(SpaceText::values).toList();
    }
    Map<Domain, String> parentValues = new LinkedHashMap<>();
    parameter
        .byParent()
        .forEach(
            (value, domain) ->
                parentValues.merge(domain, value.toString(), (a, b) -> a + ", " + b));
    if (parameter.domain() != null) {
      parentValues.merge(parameter.domain(), "otherwise", (a, b) -> a + ", " + b);
    }
    return parentValues.entrySet().stream()
        .map(
            entry -> values(entry.getKey()) + " for " + parameter.parent() + " " + entry.getValue())
        .toList();
  }

  static String values(Domain domain) {
    if (domain instanceof FloatRange range) {
      return range(range.low(), range.high(), range.scale());
    }
    if (domain instanceof IntegerRange range) {
      return range(range.low(), range.high(), range.scale());
    }
    if (domain instanceof OrderedChoices choices) {
      return joined(choices.values(), " < ");
    }
    if (domain instanceof Categories categories) {
      return joined(categories.values(), " | ");
    }
    return TextTable.text(((Fixed) domain).value());
  }

  private static String range(Number low, Number high, Scale scale) {
    return "["
        + TextTable.text(low)
        + ", "
        + TextTable.text(high)
        + "]"
        + (scale == Scale.LOG ? " log" : "");
  }

  private static String joined(Collection<?> values, String separator) {
    return values.stream().map(TextTable::text).collect(Collectors.joining(separator));
  }

  /** When a parameter is active; empty for always. */
  static String conditions(Parameter parameter) {
    return parameter.when().stream().map(SpaceText::text).collect(Collectors.joining(" and "));
  }

  private static String text(Condition condition) {
    return condition.parent() + " is " + joined(condition.values(), " or ");
  }
}

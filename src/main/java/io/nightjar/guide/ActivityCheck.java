package io.nightjar.guide;

import io.nightjar.guide.Finding.Severity;
import io.nightjar.space.Condition;
import io.nightjar.space.Parameter;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Warns of parameters that no configuration uses, because their conditions cannot hold. */
final class ActivityCheck {
  private ActivityCheck() {}

  static List<Finding> findings(SearchSpace space, GuideOptions options) {
    return space.parameters().stream()
        .filter(parameter -> !options.filledIn().contains(parameter.name()))
        .filter(parameter -> space.domains(parameter.name(), Map.of()).isEmpty())
        .map(
            parameter ->
                new Finding(
                    Severity.WARNING,
                    Optional.of(parameter.name()),
                    "can never be active: " + reason(parameter),
                    Optional.empty()))
        .toList();
  }

  private static String reason(Parameter parameter) {
    return parameter.when().isEmpty()
        ? "it depends on " + parameter.parent() + ", which never is"
        : "it needs "
            + parameter.when().stream()
                .map(ActivityCheck::text)
                .collect(Collectors.joining(" and "));
  }

  private static String text(Condition condition) {
    return condition.parent() + " = " + Texts.list(List.copyOf(condition.values()), "or");
  }
}

package io.nightjar.guide;

import static io.nightjar.guide.LearningRateCheck.OPTIMIZER;

import io.nightjar.guide.Finding.Severity;
import io.nightjar.guide.GuideRow.Kind;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Warns of trials spent on the optimizers' own parameters (57.1, 57.2). */
final class DefaultsCheck {
  private DefaultsCheck() {}

  static List<Finding> findings(SearchSpace space) {
    return Guide.rows().stream()
        .filter(row -> row.kind() == Kind.FIXED && !row.optimizers().isEmpty())
        .flatMap(row -> findings(row, space))
        .toList();
  }

  private static Stream<Finding> findings(GuideRow row, SearchSpace space) {
    Object suggested = Guide.suggested(row.name()).orElseThrow();
    return domains(row, space)
        .flatMap(domain -> message(domain, suggested).stream())
        .map(
            message ->
                new Finding(
                    Severity.WARNING,
                    Optional.of(row.name()),
                    message,
                    Optional.of(row.section())));
  }

  /**
   * What the parameter can be with the optimizers that the row is about; others it leaves alone.
   */
  private static Stream<Domain> domains(GuideRow row, SearchSpace space) {
    if (space.find(OPTIMIZER).isEmpty()) {
      return space.domains(row.name(), Map.of()).stream();
    }
    return row.optimizers().stream()
        .flatMap(
            optimizer ->
                space.domains(row.name(), Map.of(OPTIMIZER, new Fixed(optimizer))).stream())
        .distinct();
  }

  private static Optional<String> message(Domain domain, Object suggested) {
    Optional<Object> single = Outside.single(domain);
    if (single.isEmpty()) {
      return Optional.of(
          "varying it over %s is seldom worth the trials: the documented value is %s"
              .formatted(Texts.domain(domain), Texts.value(suggested)));
    }
    return single
        .filter(value -> !Outside.same(value, suggested))
        .map(
            value ->
                "%s is not the documented value %s"
                    .formatted(Texts.value(value), Texts.value(suggested)));
  }
}

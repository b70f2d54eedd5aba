package io.nightjar.guide;

import io.nightjar.guide.Finding.Severity;
import io.nightjar.space.Parameter;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Warns of a depth that varies beside everything else: the guide fixes it first (57.2). */
final class DepthCheck {
  private static final Set<String> DEPTHS = Set.of("depth", "stages");

  private DepthCheck() {}

  static List<Finding> findings(SearchSpace space) {
    return space.varied().stream()
        .map(Parameter::name)
        .filter(DEPTHS::contains)
        .map(
            name ->
                new Finding(
                    Severity.WARNING,
                    Optional.of(name),
                    "the depth is best fixed first, and varied once the rest is tuned",
                    Optional.of("57.2")))
        .toList();
  }
}

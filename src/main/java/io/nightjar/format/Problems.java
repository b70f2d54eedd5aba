package io.nightjar.format;

import io.nightjar.guide.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects problems, so that a user learns of all at once. */
final class Problems {
  private final List<Problem> errors = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  void error(Place place, String message) {
    errors.add(problem(place, message, Optional.empty()));
  }

  /** Adds what the guide says of the parameter at a place. */
  void finding(Place place, Finding finding) {
    Problem problem = problem(place, finding.message(), finding.section());
    (finding.severity() == Finding.Severity.ERROR ? errors : warnings).add(problem);
  }

  private static Problem problem(Place place, String message, Optional<String> section) {
    return new Problem(place.file(), place.line(), place.column(), place.key(), message, section);
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  List<Problem> warnings() {
    return List.copyOf(warnings);
  }

  void throwIfAny() throws InvalidInputException {
    if (!errors.isEmpty()) {
      throw new InvalidInputException(sorted());
    }
  }

  /** By line inside each file, the files in the order of their first problem. */
  private List<Problem> sorted() {
    Map<String, List<Problem>> byFile = new LinkedHashMap<>();
    for (Problem problem : errors) {
      byFile.computeIfAbsent(problem.file(), file -> new ArrayList<>()).add(problem);
    }
    return byFile.values().stream()
        .flatMap(problems -> problems.stream().sorted(Problem.BY_PLACE))
        .distinct()
        .toList();
  }
}

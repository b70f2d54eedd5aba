package io.nightjar.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is wrong with a round. */
final class Findings {
  private final List<String> problems = new ArrayList<>();

  void add(String problem) {
    problems.add(problem);
  }

  /** Notes a problem where something is not as it must be. */
  void require(boolean isRight, String problem) {
    if (!isRight) {
      add(problem);
    }
  }

  void requireEqual(Object expected, Object actual, String what) {
    require(Objects.equals(expected, actual), what + " is " + actual + " instead of " + expected);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }
}

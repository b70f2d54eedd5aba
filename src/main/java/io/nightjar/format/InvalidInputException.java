package io.nightjar.format;

import java.util.List;
import java.util.stream.Collectors;

/** What a user wrote cannot be used; holds everything that is wrong with it, in order. */
public final class InvalidInputException extends Exception {
  private final transient List<Problem> problems;

  InvalidInputException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, file by file, in the order of lines; at least one. */
  public List<Problem> problems() {
    return problems;
  }
}

package io.nightjar.results;

import java.util.List;

/** Something that the user gave is wrong; nothing was written. */
public final class BadInputException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** All problems, each one line with its place. */
  public BadInputException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public BadInputException(String problem) {
    this(List.of(problem));
  }

  public List<String> problems() {
    return problems;
  }
}

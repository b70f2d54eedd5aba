package io.nightjar.guide;

import io.nightjar.space.Domain;
import java.util.List;
import java.util.Optional;

/**
 * One point of the guide.
 *
 * @param name the parameter that it is about, as in space files
 * @param optimizers those that it holds for; empty for all
 * @param domain the values that it names, empty where it names none
 * @param value what it says, ready to print: a range, a value, a rule, or what raises the capacity
 * @param section of the guide, for example {@code 57.4}
 * @param note why, or what to mind; may be empty
 */
public record GuideRow(
    Kind kind,
    String name,
    List<String> optimizers,
    Optional<Domain> domain,
    String value,
    String section,
    String note) {

  /** What kind of advice a row is. */
  public enum Kind {
    /** The values a sweep may try. */
    RANGE,
    /** A value not worth many trials. */
    FIXED,
    /** What to do or to leave. */
    RULE,
    /** How a hyperparameter acts on the effective capacity of a model. */
    CAPACITY
  }

  public GuideRow {
    optimizers = List.copyOf(optimizers);
  }

  /** Whether it concerns those who train with this optimizer. */
  public boolean holdsFor(String optimizer) {
    return optimizers.isEmpty() || optimizers.contains(optimizer);
  }
}

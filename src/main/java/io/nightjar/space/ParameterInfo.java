package io.nightjar.space;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model family publishes of one of its parameters, as plain data.
 *
 * @param name as in space files
 * @param kind the type of its values
 * @param choices the only values, as texts; empty where any value of the kind will do
 * @param low the least number that the family accepts; ignored for categories
 * @param high the greatest number that the family accepts; ignored for categories
 * @param summary one line for people
 * @param acts the conditions under which the family uses the parameter at all; none means always
 * @param fallback stands in a space that does not name the parameter; null where the guide's
 *     documented range does, or else where it must be named
 */
public record ParameterInfo(
    String name,
    Kind kind,
    List<String> choices,
    double low,
    double high,
    String summary,
    List<Condition> acts,
    @Nullable Parameter fallback) {

  public ParameterInfo {
    choices = List.copyOf(choices);
    acts = List.copyOf(acts);
  }

  /** The type of a parameter's values. */
  public enum Kind {
    FLOAT,
    INTEGER,
    CATEGORY,
    FLAG
  }
}

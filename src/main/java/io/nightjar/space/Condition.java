package io.nightjar.space;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A parameter is active only while its parent is active and has one of these values.
 *
 * @param parent the parent's name
 * @param values the values of the parent for which the parameter is active, at least one
 */
public record Condition(String parent, Set<Object> values) implements Serializable {

  public Condition {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Invalid condition on " + parent + ": no values");
    }
    values.forEach(Configuration::checked);
    values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }
}

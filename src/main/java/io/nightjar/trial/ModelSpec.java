package io.nightjar.trial;

import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which model a study trains.
 *
 * @param family the name of a model family
 * @param source where the family finds a user's own model, a class or a file; null for a family
 *     that brings its own
 */
public record ModelSpec(String family, @Nullable String source) implements Serializable {
  /** The family of a user's own class. */
  public static final String CLASS = "class";

  /** The family of an Arbiter space, in a file or from a class. */
  public static final String ARBITER = "arbiter";

  /** A family that brings its own model. */
  public static ModelSpec of(String family) {
    return new ModelSpec(family, null);
  }

  /** The same model where its file is found; itself where it has none. */
  public ModelSpec located(UnaryOperator<String> place) {
    return source != null && family.equals(ARBITER)
        ? new ModelSpec(family, place.apply(source))
        : this;
  }

  @Override
  public String toString() {
    return source == null ? family : family + " " + source;
  }
}

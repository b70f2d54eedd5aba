package io.nightjar.search;

import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import java.math.BigInteger;
import java.util.List;

/**
 * What a model must know of a dimension of the unit cube.
 *
 * @param levels how many values it has, each with a cell of its own; 0 where they are too many to
 *     tell apart, or infinitely many
 */
record Dimension(Kind kind, int levels) {
  /** With more values than these a dimension is as good as continuous. */
  private static final int MOST_LEVELS = 1000;

  /** How the values of a dimension relate. */
  enum Kind {
    /** Near coordinates are alike. */
    ORDERED,
    /** No two values are more alike than others. */
    CATEGORICAL
  }

  /** A parameter's: over all the domains that it can have. */
  static Dimension of(Parameter parameter) {
    List<Domain> domains = parameter.domains();
    boolean categorical = domains.stream().anyMatch(Categories.class::isInstance);
    List<Integer> levels = domains.stream().map(Dimension::levelsOf).distinct().toList();
    return new Dimension(
        categorical ? Kind.CATEGORICAL : Kind.ORDERED, levels.size() == 1 ? levels.get(0) : 0);
  }

  private static int levelsOf(Domain domain) {
    return domain instanceof FloatRange
        ? 0
        : domain
            .size()
            .filter(size -> size.compareTo(BigInteger.valueOf(MOST_LEVELS)) <= 0)
            .map(BigInteger::intValueExact)
            .orElse(0);
  }
}

package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import java.math.BigInteger;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/** Finds a configuration that a history does not know yet. */
final class Fresh {
  private Fresh() {}

  /**
   * A random new configuration; any one where the space has none left.
   *
   * <p>A finite space is walked in a seeded order, so what is left is found.
   */
  static Configuration configuration(SearchSpace space, History history, long seed) {
    if (space.size().isEmpty()) {
      return random(space, seed);
    }
    BigInteger size = space.size().get();
    Permutation order = new Permutation(size, seed);
    BigInteger position = BigInteger.ZERO;
    Configuration next = space.at(order.at(position));
    while (!history.isUsedUp() && history.isKnown(next)) {
      position = position.add(BigInteger.ONE);
      next = space.at(order.at(position));
    }
    return next;
  }

  /** In a space without end, two draws are never the same. */
  private static Configuration random(SearchSpace space, long seed) {
    RandomGenerator random = new Well19937c(seed);
    double[] point = new double[space.dimensions()];
    for (int i = 0; i < point.length; i++) {
      point[i] = random.nextDouble();
    }
    return space.fromUnit(point);
  }
}

package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.TrialResult;
import java.util.Optional;

/** Draws every configuration uniformly from the unit cube, with replacement. */
final class RandomSearcher implements Searcher {
  private static final double DOUBLES_IN_UNIT = 0x1p-53;

  private final SearchSpace space;
  private final int dimensions;
  private final long seed;
  private long proposed;

  RandomSearcher(SearchSpace space, long seed) {
    this.space = space;
    this.dimensions = space.dimensions();
    this.seed = seed;
  }

  @Override
  public Optional<Configuration> propose() {
    long own = Seeds.mix(seed, proposed++);
    double[] point = new double[dimensions];
    for (int i = 0; i < point.length; i++) {
      point[i] = (Seeds.mix(own, i) >>> 11) * DOUBLES_IN_UNIT;
    }
    return Optional.of(space.fromUnit(point));
  }

  @Override
  public void tell(TrialResult result) {}
}

package io.nightjar.search;

import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Seeds;
import java.math.BigInteger;
import java.util.Optional;

/** Makes the searchers that a job can name. */
public final class Searchers {
  /** Keeps the searcher's randomness apart from that of the trials. */
  private static final int SALT = "searcher".hashCode();

  private Searchers() {}

  /**
   * A searcher at its start.
   *
   * @throws IllegalArgumentException if the searcher cannot serve this space: Sobol's sequence has
   *     {@value SobolSearcher#MOST_DIMENSIONS} dimensions
   */
  public static Searcher create(SearcherSpec searcher, SearchProblem problem) {
    SearchSpace space = problem.space();
    long own = Seeds.mix(problem.seed(), SALT);
    return switch (searcher.kind()) {
      case GP -> new ModelSearcher(new GpModel(problem), sequence(space, own), problem, own);
      case RANDOM -> new RandomSearcher(space, own);
      case SOBOL -> new SobolSearcher(space, own);
      case GRID -> new GridSearcher(space, searcher.points(), own);
    };
  }

  /** What a searcher that learns starts with: random points in a space too large for Sobol's. */
  private static Searcher sequence(SearchSpace space, long seed) {
    return space.dimensions() > SobolSearcher.MOST_DIMENSIONS
        ? new RandomSearcher(space, seed)
        : new SobolSearcher(space, seed);
  }

  /** How many configurations a searcher proposes before it ends; empty where it never does. */
  public static Optional<BigInteger> size(SearcherSpec searcher, SearchSpace space) {
    return switch (searcher.kind()) {
      case GP, RANDOM, SOBOL -> Optional.empty();
      case GRID -> GridSearcher.grid(space, searcher.points()).size();
    };
  }
}

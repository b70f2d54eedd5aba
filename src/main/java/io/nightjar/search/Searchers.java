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
   * @throws IllegalArgumentException if there is a {@link #refusal}
   */
  public static Searcher create(SearcherSpec searcher, SearchProblem problem) {
    SearchSpace space = problem.space();
    long own = Seeds.mix(problem.seed(), SALT);
    return switch (searcher.kind()) {
      case AUTO -> create(SearcherChoice.of(searcher, space, problem.trials()).searcher(), problem);
      case RANDOM -> ReplayingSearcher.of(new RandomSearcher(space, own), problem);
      case SOBOL -> ReplayingSearcher.of(new SobolSearcher(space, own), problem);
      case GRID -> new GridSearcher(space, searcher.points(), own);
      case CMA_ES -> learning(new CmaEsModel(space), problem, own);
      case GP -> learning(new GpModel(problem), problem, own);
      case ENSEMBLE ->
          learning(new EnsembleModel(new GpModel(problem), new TpeModel(problem)), problem, own);
      case EVOLUTION -> learning(new EvolutionModel(problem), problem, own);
      case TPE -> learning(new TpeModel(problem), problem, own);
    };
  }

  /** One that starts with Sobol's sequence, or at random where that has too few dimensions. */
  private static Searcher learning(Model model, SearchProblem problem, long seed) {
    SearchSpace space = problem.space();
    Searcher sequence =
        space.dimensions() > SobolSearcher.MOST_DIMENSIONS
            ? new RandomSearcher(space, seed)
            : new SobolSearcher(space, seed);
    return new ModelSearcher(model, sequence, problem, seed);
  }

  /**
   * Why a searcher cannot serve a space: Sobol's sequence has {@value
   * SobolSearcher#MOST_DIMENSIONS} dimensions, and CMA-ES wants numbers without conditions. Empty
   * where it can.
   */
  public static Optional<String> refusal(SearcherSpec searcher, SearchSpace space) {
    return switch (searcher.kind()) {
      case CMA_ES -> CmaEsModel.refusal(space);
      case SOBOL -> SobolSearcher.refusal(space);
      case AUTO, ENSEMBLE, EVOLUTION, GP, GRID, RANDOM, TPE -> Optional.empty();
    };
  }

  /** How many configurations a searcher proposes before it ends; empty where it never does. */
  public static Optional<BigInteger> size(SearcherSpec searcher, SearchSpace space) {
    return switch (searcher.kind()) {
      case AUTO, CMA_ES, ENSEMBLE, EVOLUTION, GP, RANDOM, SOBOL, TPE -> Optional.empty();
      case GRID -> GridSearcher.grid(space, searcher.points()).size();
    };
  }
}

package io.nightjar.search;

import io.nightjar.space.SearchSpace;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Which searcher a study really uses, and why.
 *
 * @param reason one line, without a full stop
 */
public record SearcherChoice(SearcherSpec searcher, String reason) {
  /** Up to so many trials a Gaussian process takes well below a second for a suggestion. */
  private static final int MOST_TRIALS_WITH_GP = 500;

  /** With more parameters its length scales can hardly be told apart by so few trials. */
  private static final int MOST_PARAMETERS_WITH_GP = 50;

  /** Up to so many trials the Parzen estimator takes some milliseconds for a suggestion. */
  private static final int MOST_TRIALS_OF_TPE = 10_000;

  /** With fewer trials than these there is nothing to learn from. */
  private static final int FEWEST_TO_LEARN_FROM = 5;

  /** The choice that a job made itself, or, where it says {@code auto}, the one for its study. */
  public static SearcherChoice of(SearcherSpec searcher, SearchSpace space, int trials) {
    return searcher.kind() == SearcherSpec.Kind.AUTO
        ? automatic(space, trials)
        : new SearcherChoice(searcher, "as the job says");
  }

  private static SearcherChoice automatic(SearchSpace space, int trials) {
    Optional<BigInteger> size = space.size();
    if (size.isPresent() && size.get().compareTo(BigInteger.valueOf(trials)) <= 0) {
      return choice(
          SearcherSpec.Kind.GRID,
          "each of its %s configurations fits in once".formatted(size.get()));
    }
    if (trials < FEWEST_TO_LEARN_FROM) {
      return choice(
          SearcherSpec.Kind.SOBOL,
          (trials == 1 ? "1 trial is" : trials + " trials are") + " too few to learn from");
    }
    int parameters = space.dimensions();
    String scale =
        "%d trials of %d parameter%s".formatted(trials, parameters, parameters == 1 ? "" : "s");
    if (trials > MOST_TRIALS_OF_TPE) {
      return choice(SearcherSpec.Kind.EVOLUTION, scale + " are too many for a model of them all");
    }
    return trials <= MOST_TRIALS_WITH_GP && parameters <= MOST_PARAMETERS_WITH_GP
        ? choice(SearcherSpec.Kind.ENSEMBLE, scale + " are few enough to make the most of each")
        : choice(SearcherSpec.Kind.TPE, scale + " are too many for a Gaussian process");
  }

  private static SearcherChoice choice(SearcherSpec.Kind kind, String reason) {
    return new SearcherChoice(new SearcherSpec(kind, SearcherSpec.DEFAULT_POINTS), reason);
  }
}

package io.nightjar.search;

/**
 * Which searcher a study uses.
 *
 * @param points for a grid, the points per float range, at least 2
 */
public record SearcherSpec(Kind kind, int points) {
  /** The points per float range of a grid, unless the job says otherwise. */
  public static final int DEFAULT_POINTS = 5;

  public SearcherSpec {
    if (points < 2) {
      throw new IllegalArgumentException("Invalid grid: " + points + " points per range");
    }
  }

  /** The searchers by their names in job files, in lower case. */
  public enum Kind {
    /** One of the others, chosen by the space and the number of trials. */
    AUTO(Feedback.LEARNED),
    CMA_ES(Feedback.LEARNED),
    /** The Gaussian process and the Parzen estimator in turns. */
    ENSEMBLE(Feedback.LEARNED),
    EVOLUTION(Feedback.LEARNED),
    GP(Feedback.LEARNED),
    GRID(Feedback.IGNORED),
    RANDOM(Feedback.IGNORED),
    SOBOL(Feedback.IGNORED),
    TPE(Feedback.LEARNED);

    private final Feedback feedback;

    Kind(Feedback feedback) {
      this.feedback = feedback;
    }

    /** Whether its proposals depend on what it was told. */
    public boolean learns() {
      return feedback == Feedback.LEARNED;
    }

    private enum Feedback {
      IGNORED,
      LEARNED
    }
  }
}

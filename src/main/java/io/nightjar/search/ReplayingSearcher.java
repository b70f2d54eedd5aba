package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.trial.TrialResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Proposes configurations of earlier sweeps, one before each of the first proposals of another
 * searcher. The idea is that of Feurer, Springenberg, Hutter: Initializing Bayesian hyperparameter
 * optimization via meta-learning, AAAI 2015; that the other searcher goes on between them bounds
 * what a misleading past costs.
 */
final class ReplayingSearcher implements Searcher {
  private final Searcher inner;
  private final Deque<Configuration> replays;
  private boolean own = true;

  private ReplayingSearcher(Searcher inner, List<Configuration> replays) {
    this.inner = inner;
    this.replays = new ArrayDeque<>(replays);
  }

  /** A searcher that starts from a problem's past; itself where there is none. */
  static Searcher of(Searcher inner, SearchProblem problem) {
    return problem.past().isEmpty() ? inner : new ReplayingSearcher(inner, Replays.of(problem));
  }

  @Override
  public Optional<Configuration> propose() {
    own = !own || replays.isEmpty();
    return own ? inner.propose() : Optional.of(replays.removeFirst());
  }

  @Override
  public void tell(TrialResult result) {
    inner.tell(result);
  }
}

package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.TrialResult;
import java.util.Optional;

/**
 * Starts with scrambled Sobol points, then follows a model.
 *
 * <p>The start ends with the model's number of proposals, or later where too few of them have come
 * back by then, as in the first bracket of a study.
 */
final class ModelSearcher implements Searcher {
  /** In a small space the sequence soon repeats itself; so often it is asked for something new. */
  private static final int TRIES = 20;

  private final Model model;
  private final Searcher sequence;
  private final History history;
  private final long seed;

  /** What is tried again of the past does not shorten the model's own start. */
  private final int start;

  private long proposed;

  ModelSearcher(Model model, Searcher sequence, SearchProblem problem, long seed) {
    this.model = model;
    this.sequence = ReplayingSearcher.of(sequence, problem);
    this.history = new History(problem);
    this.seed = seed;
    this.start = model.start() + Replays.of(problem).size();
  }

  @Override
  public Optional<Configuration> propose() {
    boolean starting = proposed < start || history.size() < (model.start() + 1) / 2;
    Configuration next =
        starting ? fromSequence() : model.suggest(history, Seeds.mix(seed, proposed));
    history.propose(next);
    proposed++;
    return Optional.of(next);
  }

  private Configuration fromSequence() {
    Configuration next = sequence.propose().orElseThrow();
    for (int i = 1; i < TRIES && history.isKnown(next); i++) {
      next = sequence.propose().orElseThrow();
    }
    return next;
  }

  @Override
  public void tell(TrialResult result) {
    history.tell(result);
  }
}

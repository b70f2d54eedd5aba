package io.nightjar.search;

import io.nightjar.space.Configuration;
import java.util.List;

/**
 * Models that take turns, each learning from what all of them proposed.
 *
 * <p>A Gaussian process makes the most of few trials where the loss is smooth and its noise even; a
 * Parzen estimator minds neither. In turns they are better than each alone where nobody knows
 * beforehand which it is: docs/search.md has the figures.
 */
final class EnsembleModel implements Model {
  private final List<Model> models;
  private long suggested;

  EnsembleModel(Model... models) {
    this.models = List.of(models);
  }

  /** Enough for the one that wants most. */
  @Override
  public int start() {
    return models.stream().mapToInt(Model::start).max().orElseThrow();
  }

  @Override
  public Configuration suggest(History history, long seed) {
    int turn = (int) (suggested++ % models.size());
    return models.get(turn).suggest(history, seed);
  }
}

package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/**
 * CMA-ES: a normal distribution that moves, widens and turns towards the better trials.
 *
 * <p>After Hansen: The CMA evolution strategy, a tutorial, arXiv:1604.00772, 2016. A generation is
 * the next results that came back, whichever distribution they were drawn from; between generations
 * all proposals follow the latest one, so that nobody waits. It starts at the best point of the
 * sequence. A discrete dimension keeps a margin (Hamano et al.: CMA-ES with margin, GECCO 2022).
 */
final class CmaEsModel implements Model {
  /** How many points are drawn before something random is tried instead. */
  private static final int TRIES = 100;

  private final SearchSpace space;
  private final List<Axis> axes;
  private final CmaEsSettings settings;
  private final CmaEsMargin margin;

  /** What the distribution has learned from, in order. */
  private List<Observation> learned = List.of();

  private Optional<CmaEsDistribution> distribution = Optional.empty();

  /**
   * A model for a space of numbers.
   *
   * @throws IllegalArgumentException if the space has categories or conditions
   */
  CmaEsModel(SearchSpace space) {
    Optional<String> refusal = refusal(space);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    this.space = space;
    this.axes = space.varied().stream().map(Axis::of).toList();
    this.settings = CmaEsSettings.of(space.dimensions());
    this.margin = new CmaEsMargin(axes, settings);
  }

  /** Why it cannot serve a space; empty where it can. */
  static Optional<String> refusal(SearchSpace space) {
    return space.varied().stream()
        .flatMap(parameter -> CmaEsRefusal.of(parameter).stream())
        .findFirst();
  }

  @Override
  public int start() {
    return settings.start();
  }

  @Override
  public Configuration suggest(History history, long seed) {
    List<Observation> completed =
        history.observations(start()).stream().filter(each -> !each.isFailed()).toList();
    if (space.dimensions() > 0) {
      learn(completed);
    }
    RandomGenerator random = new Well19937c(seed);
    for (int i = 0; i < TRIES && distribution.isPresent(); i++) {
      Configuration next = space.fromUnit(margin.sample(distribution.get(), random));
      if (!history.isKnown(next)) {
        return next;
      }
    }
    return Fresh.configuration(space, history, seed);
  }

  /** Goes on from what was learned, or starts again where that is no longer how it began. */
  private void learn(List<Observation> completed) {
    int known = learned.size();
    if (completed.size() < known || !completed.subList(0, known).equals(learned)) {
      learned = List.of();
      distribution = Optional.empty();
    }
    int size = Math.min(completed.size(), settings.start());
    if (distribution.isEmpty() && size > 0) {
      advance(completed, size);
    }
    while (distribution.isPresent() && completed.size() >= learned.size() + settings.population()) {
      advance(completed, learned.size() + settings.population());
    }
  }

  private void advance(List<Observation> completed, int end) {
    List<double[]> ranked =
        ObservationOrder.bestFirst(completed.subList(learned.size(), end)).stream()
            .map(observation -> observation.point().unit())
            .toList();
    distribution =
        Optional.of(
            distribution
                .map(current -> current.next(ranked))
                .orElseGet(() -> CmaEsDistribution.around(ranked.get(0), settings)));
    learned = completed.subList(0, end);
  }
}

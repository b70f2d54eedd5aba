package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import java.util.List;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/**
 * Regularised evolution: a child of the best of a few, drawn from the youngest.
 *
 * <p>After Real et al.: Regularized evolution for image classifier architecture search, AAAI 2019:
 * whoever is not among the latest to have come back has died of age, however good. Their population
 * of 100 suits thousands of trials; here it is a share of the budget. Only what came back lives, so
 * children are born while others still train.
 */
final class EvolutionModel implements Model {
  private static final int LARGEST_POPULATION = 100;
  private static final int SMALLEST_POPULATION = 10;
  private static final int POPULATIONS_PER_BUDGET = 4;

  /** The share of a population that meets in a tournament. */
  private static final double TOURNAMENT = 0.25;

  /** How many children are born before something random is tried instead. */
  private static final int TRIES = 100;

  private final SearchSpace space;
  private final int population;
  private final Mutation mutation;

  EvolutionModel(SearchProblem problem) {
    this.space = problem.space();
    int share = problem.trials() / POPULATIONS_PER_BUDGET;
    this.population = Math.max(SMALLEST_POPULATION, Math.min(LARGEST_POPULATION, share));
    this.mutation = new Mutation(space);
  }

  @Override
  public int start() {
    return population;
  }

  @Override
  public Configuration suggest(History history, long seed) {
    List<Point> living = living(history);
    RandomGenerator random = new Well19937c(seed);
    for (int i = 0; i < TRIES && !living.isEmpty() && space.dimensions() > 0; i++) {
      Point parent = winner(living, random);
      Configuration child = space.fromUnit(mutation.child(parent, random));
      if (!history.isKnown(child)) {
        return child;
      }
    }
    return Fresh.configuration(space, history, seed);
  }

  /** The youngest that did not fail, best first. */
  private List<Point> living(History history) {
    List<Observation> born =
        history.observations(population).stream().filter(each -> !each.isFailed()).toList();
    List<Observation> youngest = born.subList(Math.max(0, born.size() - population), born.size());
    return ObservationOrder.bestFirst(youngest).stream().map(Observation::point).toList();
  }

  private static Point winner(List<Point> living, RandomGenerator random) {
    int best = living.size() - 1;
    for (int i = 0; i < TOURNAMENT * living.size(); i++) {
      best = Math.min(best, random.nextInt(living.size()));
    }
    return living.get(best);
  }
}

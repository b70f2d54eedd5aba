package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.hipparchus.random.RandomGenerator;

/**
 * Looks for the configuration of a mixed space that is worth most.
 *
 * <p>A small space is tried whole. In others random points and changed good ones are tried first;
 * from the best of them it climbs to better neighbours, in ever smaller steps where the space has
 * fine dimensions.
 */
final class Candidates {
  private static final BigInteger SMALL = BigInteger.valueOf(500);
  private static final int RANDOM = 400;
  private static final int CHANGED = 20;
  private static final int CLIMBS = 6;
  private static final int STEPS = 12;
  private static final double LONGEST_STEP = 0.1;

  private final SearchSpace space;
  private final ToDoubleFunction<Point> worth;
  private final RandomGenerator random;
  private final Neighbours neighbours;
  private final Map<Configuration, Candidate> tried = new LinkedHashMap<>();

  Candidates(SearchSpace space, ToDoubleFunction<Point> worth, RandomGenerator random) {
    this.space = space;
    this.worth = worth;
    this.random = random;
    this.neighbours = new Neighbours(space, random);
  }

  private record Candidate(Point point, double worth) {}

  /**
   * The best configuration found that is not known, or the best known where there is no other.
   *
   * @param good points to start near
   */
  Configuration best(List<Point> good, Predicate<Configuration> known) {
    if (space.size().filter(size -> size.compareTo(SMALL) <= 0).isPresent()) {
      tryAll(space.size().orElseThrow().intValueExact());
    } else {
      trySome(good);
      bestFirst().stream().limit(CLIMBS).forEach(this::climb);
    }
    List<Configuration> found =
        bestFirst().stream().map(candidate -> candidate.point().configuration()).toList();
    return found.stream().filter(known.negate()).findFirst().orElse(found.get(0));
  }

  private void tryAll(int size) {
    for (int i = 0; i < size; i++) {
      candidate(space.at(BigInteger.valueOf(i)));
    }
  }

  private void trySome(List<Point> good) {
    for (int i = 0; i < RANDOM; i++) {
      candidate(space.fromUnit(anywhere()));
    }
    for (Point point : good) {
      for (int i = 0; i < CHANGED; i++) {
        candidate(space.fromUnit(neighbours.changed(point)));
      }
    }
  }

  private double[] anywhere() {
    double[] unit = new double[space.dimensions()];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = random.nextDouble();
    }
    return unit;
  }

  private Candidate candidate(Configuration configuration) {
    return tried.computeIfAbsent(
        configuration,
        key -> {
          Point point = Point.of(space, key);
          return new Candidate(point, worth.applyAsDouble(point));
        });
  }

  private List<Candidate> bestFirst() {
    return tried.values().stream()
        .sorted(Comparator.comparingDouble(Candidate::worth).reversed())
        .toList();
  }

  private void climb(Candidate start) {
    Candidate at = start;
    double step = LONGEST_STEP;
    for (int i = 0; i < STEPS; i++) {
      Candidate next = bestAround(at, step);
      if (next.worth() > at.worth()) {
        at = next;
      } else if (neighbours.haveSteps()) {
        step /= 2;
      } else {
        return;
      }
    }
  }

  private Candidate bestAround(Candidate centre, double step) {
    Candidate best = centre;
    for (double[] unit : neighbours.around(centre.point(), step)) {
      Candidate next = candidate(space.fromUnit(unit));
      best = next.worth() > best.worth() ? next : best;
    }
    return best;
  }
}

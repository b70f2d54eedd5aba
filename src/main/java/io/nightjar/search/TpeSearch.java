package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hipparchus.random.RandomGenerator;

/** One search for the new configuration with the largest ratio of densities, group by group. */
final class TpeSearch {
  /** More of them would chase the largest ratio to where both densities know little. */
  private static final int CANDIDATES = 48;

  /** How often candidates are drawn while all of them are known. */
  private static final int ROUNDS = 10;

  private final SearchSpace space;
  private final List<Axis> axes;
  private final List<int[]> groups;
  private final History history;
  private final RandomGenerator random;

  TpeSearch(
      SearchSpace space,
      List<Axis> axes,
      List<int[]> groups,
      History history,
      RandomGenerator random) {
    this.space = space;
    this.axes = axes;
    this.groups = groups;
    this.history = history;
    this.random = random;
  }

  /**
   * The best new configuration among the candidates; empty where none of them is new.
   *
   * @param unit the coordinates of groups that are not chosen stay
   */
  Optional<Configuration> best(double[] unit, ParzenSample better, ParzenSample worse) {
    Optional<Configuration> found = Optional.empty();
    for (int i = 0; i < ROUNDS && found.isEmpty(); i++) {
      found = from(0, unit, better, worse);
    }
    return found;
  }

  private Optional<Configuration> from(
      int group, double[] unit, ParzenSample better, ParzenSample worse) {
    if (group == groups.size()) {
      return Optional.of(space.fromUnit(unit)).filter(found -> !history.isKnown(found));
    }
    return isActive(group, unit)
        ? chosen(group, unit, better, worse)
        : from(group + 1, unit, better, worse);
  }

  private boolean isActive(int group, double[] unit) {
    return space.fromUnit(unit).has(space.varied().get(groups.get(group)[0]).name());
  }

  private Optional<Configuration> chosen(
      int group, double[] unit, ParzenSample better, ParzenSample worse) {
    int[] dimensions = groups.get(group);
    ParzenDensity good = better.density(axes, dimensions);
    ParzenDensity bad = worse.density(axes, dimensions);
    for (Candidate candidate : candidates(good, bad)) {
      double[] point = candidate.point();
      Optional<Configuration> found =
          from(
              group + 1,
              with(unit, dimensions, point),
              better.given(dimensions, good, point),
              worse.given(dimensions, bad, point));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Draws from the better ones, the largest ratio first, each once. */
  private List<Candidate> candidates(ParzenDensity good, ParzenDensity bad) {
    Set<List<Double>> seen = new HashSet<>();
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < CANDIDATES; i++) {
      double[] point = good.sample(random);
      if (seen.add(Arrays.stream(point).boxed().toList())) {
        candidates.add(new Candidate(point, good.log(point) - bad.log(point)));
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::logRatio).reversed());
    return candidates;
  }

  private static double[] with(double[] unit, int[] dimensions, double[] point) {
    double[] changed = unit.clone();
    for (int i = 0; i < point.length; i++) {
      changed[dimensions[i]] = point[i];
    }
    return changed;
  }

  // Numbers for a search, which never compares or hashes one.
  @SuppressWarnings("ArrayRecordComponent")
  private record Candidate(double[] point, double logRatio) {}
}

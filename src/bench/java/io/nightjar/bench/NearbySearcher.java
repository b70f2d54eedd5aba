package io.nightjar.bench;

import io.nightjar.search.Searcher;
import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The least that learns: draws around one of the best of those with the most epochs, and a fourth
 * of the time anywhere. It shows what a lag costs without the price of a model.
 */
final class NearbySearcher implements Searcher {
  private static final int ENOUGH = 10;
  private static final double ANYWHERE = 0.25;
  private static final double BEST_SHARE = 0.15;
  private static final double WIDTH = 0.3;

  private final SearchSpace space;
  private final Goals goals;
  private final long seed;
  private final NavigableMap<Integer, List<TrialResult>> byEpochs = new TreeMap<>();
  private List<Configuration> best = List.of();
  private long proposed;

  NearbySearcher(SearchSpace space, Goals goals, long seed) {
    this.space = space;
    this.goals = goals;
    this.seed = seed;
  }

  @Override
  public Optional<Configuration> propose() {
    long own = Seeds.mix(seed, proposed++);
    double[] point = new double[space.dimensions()];
    double[] centre = centre(own);
    for (int i = 0; i < point.length; i++) {
      double drawn = unit(own, 2 + i);
      point[i] = centre.length == 0 ? drawn : within(centre[i] + WIDTH * (drawn - 0.5));
    }
    return Optional.of(space.fromUnit(point));
  }

  private double[] centre(long own) {
    if (best.isEmpty()) {
      best = best();
    }
    return best.isEmpty() || unit(own, 0) < ANYWHERE
        ? new double[0]
        : space.toUnit(best.get((int) (unit(own, 1) * best.size())));
  }

  private List<Configuration> best() {
    for (List<TrialResult> results : byEpochs.descendingMap().values()) {
      List<TrialResult> ranked = goals.ranked(results);
      if (ranked.size() >= ENOUGH) {
        return ranked.stream()
            .limit((long) Math.ceil(BEST_SHARE * ranked.size()))
            .map(result -> result.task().trial().configuration())
            .toList();
      }
    }
    return List.of();
  }

  private static double unit(long own, int number) {
    return (Seeds.mix(own, number) >>> 11) * 0x1p-53;
  }

  private static double within(double coordinate) {
    return Math.max(0, Math.min(Math.nextDown(1.0), coordinate));
  }

  @Override
  public void tell(TrialResult result) {
    byEpochs.computeIfAbsent(result.task().epochs(), epochs -> new ArrayList<>()).add(result);
    best = List.of();
  }
}

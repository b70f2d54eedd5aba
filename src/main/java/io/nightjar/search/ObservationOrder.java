package io.nightjar.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders observations from best to worst: feasible ones first, then by how far they are beyond the
 * limits, failed ones last.
 *
 * <p>Feasible ones go by their loss; with several objectives by non-dominated rank, then by
 * crowding distance (Deb et al.: A fast and elitist multiobjective genetic algorithm: NSGA-II, IEEE
 * TEVC 2002). Ties keep the order in which they were told.
 */
final class ObservationOrder {
  private ObservationOrder() {}

  static List<Observation> bestFirst(List<Observation> observations) {
    List<Observation> feasible = new ArrayList<>();
    List<Observation> beyond = new ArrayList<>();
    List<Observation> failed = new ArrayList<>();
    for (Observation observation : observations) {
      (observation.isFailed() ? failed : observation.isFeasible() ? feasible : beyond)
          .add(observation);
    }
    List<Observation> ordered = new ArrayList<>(byLosses(feasible));
    beyond.sort(Comparator.comparingDouble(ObservationOrder::violation));
    ordered.addAll(beyond);
    ordered.addAll(failed);
    return ordered;
  }

  private static List<Observation> byLosses(List<Observation> feasible) {
    if (feasible.isEmpty() || feasible.get(0).losses().length == 1) {
      feasible.sort(Comparator.comparingDouble(observation -> observation.losses()[0]));
      return feasible;
    }
    return ParetoFronts.bestFirst(feasible);
  }

  private static double violation(Observation observation) {
    double sum = 0;
    for (double excess : observation.excesses()) {
      sum += Math.max(0, excess);
    }
    return sum;
  }
}

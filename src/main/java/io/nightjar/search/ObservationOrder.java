package io.nightjar.search;

import io.nightjar.trial.Ranking;
import io.nightjar.trial.Rating;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders observations from best to worst, as {@link Ranking} does, failed ones last. Ties keep the
 * order in which they were told.
 */
final class ObservationOrder {
  private ObservationOrder() {}

  static List<Observation> bestFirst(List<Observation> observations) {
    List<Observation> completed =
        observations.stream().filter(observation -> !observation.isFailed()).toList();
    List<Rating> ratings = new ArrayList<>(completed.size());
    for (Observation observation : completed) {
      ratings.add(new Rating(ratings.size(), observation.losses(), violation(observation)));
    }
    List<Observation> ordered = new ArrayList<>(observations.size());
    Ranking.of(ratings).forEach(place -> ordered.add(completed.get(place.index())));
    observations.stream().filter(Observation::isFailed).forEach(ordered::add);
    return ordered;
  }

  private static double violation(Observation observation) {
    double sum = 0;
    for (double excess : observation.excesses()) {
      sum += Math.max(0, excess);
    }
    return sum;
  }
}

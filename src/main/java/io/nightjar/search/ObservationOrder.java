package io.nightjar.search;

import io.nightjar.trial.Goals;
import io.nightjar.trial.Place;
import io.nightjar.trial.Ranking;
import io.nightjar.trial.Rating;
import java.util.ArrayList;
import java.util.List;

/** Orders observations as trials are ranked, see {@link Ranking}; failed ones come last. */
final class ObservationOrder {
  private final Goals goals;

  ObservationOrder(Goals goals) {
    this.goals = goals;
  }

  /** From best to worst; ties keep the order in which they were told. */
  List<Observation> bestFirst(List<Observation> observations) {
    List<Observation> completed = new ArrayList<>();
    List<Observation> failed = new ArrayList<>();
    List<Rating> ratings = new ArrayList<>();
    for (Observation observation : observations) {
      if (observation.isFailed()) {
        failed.add(observation);
      } else {
        double excess = goals.totalExcess(observation.excesses());
        ratings.add(new Rating(completed.size(), observation.losses(), excess));
        completed.add(observation);
      }
    }
    List<Observation> ordered = new ArrayList<>(observations.size());
    for (Place place : Ranking.of(ratings)) {
      ordered.add(completed.get(place.index()));
    }
    ordered.addAll(failed);
    return ordered;
  }
}

package io.nightjar.search;

import io.nightjar.space.Configuration;
import java.util.ArrayList;
import java.util.List;

/** Which configurations of earlier sweeps a study tries again: the best that are not alike. */
final class Replays {
  /** One trial in so many is given to the past, so that a misleading one costs no more. */
  private static final int TRIALS_PER_REPLAY = 20;

  /** Only the best of so many past trials are worth a trial of today. */
  private static final int PAST_PER_GOOD = 4;

  /** Closer than this, in the mean over dimensions, two configurations are alike. */
  private static final double ALIKE = 0.1;

  private Replays() {}

  /** The replays of a study, the best first; none without a past. */
  static List<Configuration> of(SearchProblem problem) {
    int most = Math.max(1, problem.trials() / TRIALS_PER_REPLAY);
    int good = (problem.past().size() + PAST_PER_GOOD - 1) / PAST_PER_GOOD;
    Distance distance = new Distance(problem.space());
    List<Point> chosen = new ArrayList<>();
    for (PastTrial trial : problem.past().subList(0, good)) {
      Point point = Point.of(problem.space(), trial.configuration());
      if (chosen.size() < most
          && chosen.stream().allMatch(other -> distance.between(point, other) > ALIKE)) {
        chosen.add(point);
      }
    }
    return chosen.stream().map(Point::configuration).toList();
  }
}

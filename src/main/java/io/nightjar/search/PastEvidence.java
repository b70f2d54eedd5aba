package io.nightjar.search;

import io.nightjar.space.Configuration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What trials of earlier sweeps add to a study's own observations: a few more observations, as if
 * they were of today.
 *
 * <p>How many they are is how much they weigh: at most {@value #MOST}, fewer the more results the
 * study has of its own, and none where the order of those contradicts the past. That is found out
 * as in Feurer, Letham, Bakshy: Scalable meta-learning for Bayesian optimization using
 * ranking-weighted Gaussian process ensembles, AutoML workshop at ICML 2018: by the pairs of own
 * results whose order the past gets wrong. The past says of a point what its nearest neighbours
 * there say.
 *
 * <p>Losses of other nights do not compare with today's, ranks do: a past trial counts as a loss of
 * today at the same rank, so that none is better than the best of today.
 */
final class PastEvidence {
  private static final int MOST = 60;

  /** With so many own results the past weighs half. */
  private static final int HALF_LIFE = 20;

  /** Below this agreement the past is left out: chance alone often comes so far. */
  private static final double LEAST_AGREEMENT = 0.3;

  /** So many pairs in the right order are taken for granted, until there are others. */
  private static final int TRUSTED_PAIRS = 5;

  /** More of them do not change the verdict on the past. */
  private static final int MOST_JUDGED = 60;

  private static final int NEIGHBOURS = 3;

  /** Nearer than this, only the nearest one counts. */
  private static final double SAME = 1e-9;

  /** Ascending by rank. */
  private final List<Point> past;

  private final Distance distance;

  PastEvidence(SearchProblem problem) {
    this.past =
        problem.goals().isSingle()
            ? problem.past().stream()
                .map(trial -> Point.of(problem.space(), trial.configuration()))
                .toList()
            : List.of();
    this.distance = new Distance(problem.space());
  }

  /** Whether a problem has a past of so many trials, and one goal alone that ranks them. */
  static boolean isEnough(SearchProblem problem, int trials) {
    return problem.goals().isSingle() && problem.past().size() >= trials;
  }

  /**
   * What the past adds.
   *
   * @param all own results of one budget, and failures
   * @param known the configurations that the study has tried itself
   */
  List<Observation> beside(List<Observation> all, Predicate<Configuration> known) {
    List<Observation> own = all.stream().filter(one -> !one.isFailed()).toList();
    if (own.isEmpty() || past.isEmpty()) {
      return List.of();
    }
    int count = count(own);
    double[] losses = own.stream().mapToDouble(PastEvidence::loss).sorted().toArray();
    List<Observation> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int rank = i * past.size() / count;
      if (!known.test(past.get(rank).configuration())) {
        double loss = atRank((double) rank / past.size(), losses);
        added.add(new Observation(past.get(rank), new double[] {loss}, new double[0]));
      }
    }
    return added;
  }

  private int count(List<Observation> own) {
    double agreement = agreement(own);
    double share =
        agreement < LEAST_AGREEMENT ? 0 : agreement * HALF_LIFE / (HALF_LIFE + own.size());
    return Math.min((int) (MOST * share), past.size());
  }

  private static double loss(Observation observation) {
    return observation.losses()[0];
  }

  /** From 1, where the past orders all own results rightly, to 0, where it may as well guess. */
  private double agreement(List<Observation> own) {
    List<Observation> judged = own.subList(0, Math.min(own.size(), MOST_JUDGED));
    double[] expected = judged.stream().mapToDouble(one -> expectedRank(one.point())).toArray();
    double right = TRUSTED_PAIRS;
    int pairs = TRUSTED_PAIRS;
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < i; j++) {
        right +=
            Math.signum(expected[i] - expected[j])
                * Math.signum(loss(judged.get(i)) - loss(judged.get(j)));
        pairs++;
      }
    }
    return Math.max(0, right / pairs);
  }

  /** The mean rank of the nearest ones in the past, the nearer the more. */
  private double expectedRank(Point point) {
    double[] distances =
        past.stream().mapToDouble(other -> distance.between(point, other)).toArray();
    double farthest = Arrays.stream(distances).sorted().limit(NEIGHBOURS).max().orElse(0);
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] <= farthest) {
        double weight = 1 / (distances[i] + SAME);
        sum += weight * i;
        weights += weight;
      }
    }
    return sum / weights;
  }

  /** The loss at a rank from 0 to 1 of ascending ones, between two of them in proportion. */
  private static double atRank(double rank, double[] losses) {
    double position = rank * (losses.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, losses.length - 1);
    return losses[below] + (position - below) * (losses[above] - losses[below]);
  }
}

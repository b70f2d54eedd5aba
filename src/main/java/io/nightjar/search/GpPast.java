package io.nightjar.search;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Objective;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.RealVector;

/**
 * What a Gaussian process learned from earlier sweeps: over which lengths the loss changes, which
 * even a past that misleads tells rightly, and how it runs.
 *
 * <p>How it runs is a trend that own results multiply and shift: the recursive form of co-kriging
 * (Le Gratiet, Garnier: Recursive co-kriging model for design of computer experiments with multiple
 * levels of fidelity, International Journal for Uncertainty Quantification 2014). The multiple is
 * estimated from them, by generalised least squares; a past that runs against them has none.
 *
 * <p>It learned from one sweep at one budget, since losses of others do not compare: from the
 * newest one with enough trials. Their ranks would not do: a sweep has tried most where it was
 * best, and ranks make a steep slope of that.
 *
 * @param loss the past's
 * @param prior of the kernel of today's loss
 */
record GpPast(GpFeatures features, GpPosterior loss, GpPrior prior) {
  /** More of them make a suggestion slow, and tell hardly more. */
  private static final int MOST = 100;

  /** So surely the past's own scale is expected, as the inverse of a variance. */
  private static final double TRUST = 2;

  /**
   * How far losses are expected from the trend before there are some, and in how many it counts.
   */
  private static final double SPREAD = 0.5;

  private static final int SPREAD_WEIGHT = 3;

  /** Empty where the past has fewer trials, or today's loss is not one that ranks them. */
  static Optional<GpPast> of(SearchProblem problem, GpFeatures features, int fewest) {
    if (!PastEvidence.isEnough(problem, fewest)) {
      return Optional.empty();
    }
    Objective objective = problem.goals().objectives().get(0);
    return newest(problem.past(), objective.metric(), fewest)
        .map(trials -> of(problem.space(), objective, features, spread(trials)));
  }

  private static GpPast of(
      SearchSpace space, Objective objective, GpFeatures features, List<PastTrial> trials) {
    double[][] points =
        trials.stream()
            .map(trial -> features.of(Point.of(space, trial.configuration())))
            .toArray(double[][]::new);
    double[] losses =
        trials.stream()
            .mapToDouble(
                trial ->
                    objective.loss(trial.metrics().getOrDefault(objective.metric(), Double.NaN)))
            .toArray();
    GpFit fit = new GpFit(features);
    GpPosterior loss = fit.posterior(points, LossWarp.warped(losses));
    return new GpPast(features, loss, fit.learned());
  }

  private static Optional<List<PastTrial>> newest(List<PastTrial> past, String metric, int fewest) {
    Map<Integer, List<PastTrial>> groups =
        past.stream()
            .filter(trial -> trial.metrics().containsKey(metric))
            .collect(groupingBy(PastTrial::group, TreeMap::new, toList()));
    return groups.values().stream().filter(trials -> trials.size() >= fewest).findFirst();
  }

  private static List<PastTrial> spread(List<PastTrial> trials) {
    int size = Math.min(MOST, trials.size());
    return IntStream.range(0, size)
        .mapToObj(i -> trials.get((int) ((long) i * trials.size() / size)))
        .toList();
  }

  /**
   * The past as own results confirm it.
   *
   * @param kernel of today's loss, as far as it is known
   */
  GpTrend trend(double[][] points, double[] targets, GpKernel kernel) {
    RealVector own = new ArrayRealVector(targets, false);
    RealVector past = new ArrayRealVector(targets.length);
    for (int i = 0; i < points.length; i++) {
      past.setEntry(i, loss.mean(points[i]));
    }
    DecompositionSolver solver = solver(points, kernel);
    RealVector ones = new ArrayRealVector(targets.length, 1);
    RealVector weights = solver.solve(ones);
    double all = ones.dotProduct(weights);
    RealVector centred = past.mapSubtract(past.dotProduct(weights) / all);
    RealVector solved = solver.solve(centred);
    double slope =
        Math.max(0, (own.dotProduct(solved) + TRUST) / (centred.dotProduct(solved) + TRUST));
    RealVector rests = own.subtract(past.mapMultiply(slope));
    double level = rests.dotProduct(weights) / all;
    return new GpTrend(loss, level, slope, slope > 0 ? unit(rests.mapSubtract(level)) : 1);
  }

  private DecompositionSolver solver(double[][] points, GpKernel kernel) {
    double[][] covariances = kernel.covariances(features, points);
    return new CholeskyDecomposition(new Array2DRowRealMatrix(covariances, false), 1e-9, 1e-14)
        .getSolver();
  }

  private static double unit(RealVector rests) {
    double squares = rests.dotProduct(rests) + SPREAD_WEIGHT * SPREAD * SPREAD;
    return Math.sqrt(squares / (rests.getDimension() + SPREAD_WEIGHT));
  }
}

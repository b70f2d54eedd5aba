package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.random.Well19937c;
import org.hipparchus.util.FastMath;

/**
 * The tree-structured Parzen estimator: what is likely among the better trials and unlikely among
 * the others.
 *
 * <p>After Bergstra et al.: Algorithms for hyper-parameter optimization, NeurIPS 2011; with product
 * kernels over several dimensions as in Falkner, Klein, Hutter: BOHB, ICML 2018, and much of the
 * advice of Watanabe: Tree-structured Parzen estimator, arXiv:2304.11127, 2023. Pending trials
 * count among the worse ones, so that proposals side by side keep apart. Trials of earlier sweeps
 * count as a few more of today ({@link PastEvidence}), so that it can start sooner.
 */
final class TpeModel implements Model {
  private static final int START = 10;

  /** Instead, where as many as it else waits for are known of earlier sweeps. */
  private static final int START_WITH_PAST = 5;

  private static final double BETTER_SHARE = 0.15;
  private static final int MOST_BETTER = 25;

  private final SearchSpace space;
  private final List<Axis> axes;
  private final List<int[]> groups;
  private final int start;

  TpeModel(SearchProblem problem) {
    this.space = problem.space();
    this.axes = space.varied().stream().map(Axis::of).toList();
    this.groups = Groups.of(space);
    this.start = PastEvidence.isEnough(problem, START) ? START_WITH_PAST : START;
  }

  @Override
  public int start() {
    return start;
  }

  @Override
  public Configuration suggest(History history, long seed) {
    // Groups multiply what a search goes through, in vain where it has nothing to find.
    return history.isUsedUp() ? Fresh.configuration(space, history, seed) : searched(history, seed);
  }

  /** From fewer results at a budget, which are those of promoted trials, it would be led astray. */
  private int enough() {
    return Math.max(START, axes.size() + 2);
  }

  private Configuration searched(History history, long seed) {
    List<Observation> ordered = ObservationOrder.bestFirst(history.informed(enough()));
    int split = split(ordered);
    List<Point> worse = new ArrayList<>(points(ordered.subList(split, ordered.size())));
    worse.addAll(history.pending());
    ParzenSample better = ParzenSample.of(points(ordered.subList(0, split)));
    double[] unit = new double[axes.size()];
    Arrays.fill(unit, 0.5);
    return new TpeSearch(space, axes, groups, history, new Well19937c(seed))
        .best(unit, better, ParzenSample.of(worse))
        .orElseGet(() -> Fresh.configuration(space, history, seed));
  }

  private static int split(List<Observation> ordered) {
    int completed = (int) ordered.stream().filter(each -> !each.isFailed()).count();
    int wanted = (int) FastMath.ceil(BETTER_SHARE * ordered.size());
    return Math.min(completed, Math.min(wanted, MOST_BETTER));
  }

  private static List<Point> points(List<Observation> observations) {
    return observations.stream().map(Observation::point).toList();
  }
}

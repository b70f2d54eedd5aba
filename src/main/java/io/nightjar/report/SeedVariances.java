package io.nightjar.report;

import java.util.Arrays;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * The variances of a few trials between their repeats, each of too few to stand alone.
 *
 * <p>First each is drawn towards the others as far as they are alike: the empirical Bayes estimate
 * of Smyth (Linear models and empirical Bayes methods for assessing differential expression, 2004).
 * Then it is no less than the mean of all, in which no other counts more than some times this one:
 * a trial whose few repeats happen to agree must not look certain, and one that really is steady
 * must not pay for another that is not.
 */
final class SeedVariances {
  /** How many times a trial's own estimate another one counts at most. */
  private static final double MOST_OTHERS = 8;

  /** All variances are not equal for sure, so that the pooled one has the freedom of fewer. */
  private static final int MOST_POOLED = 3;

  /** A variance of 0 stands for a smaller one than this share of the median. */
  private static final double LEAST = 1e-5;

  private static final double LEAST_FREEDOM = 1e-4;
  private static final double MOST_FREEDOM = 1e6;
  private static final int EVALUATIONS = 200;

  private final double[] variances;
  private final double freedom;

  /**
   * Variances.
   *
   * @param estimates one per trial
   * @param freedom of each estimate
   */
  SeedVariances(double[] estimates, int freedom) {
    double[] moderated = moderated(estimates, freedom);
    this.variances = new double[estimates.length];
    Arrays.setAll(variances, i -> Math.max(moderated[i], pooled(estimates, moderated[i])));
    this.freedom = freedom * (double) Math.min(MOST_POOLED, estimates.length);
  }

  private static double pooled(double[] estimates, double own) {
    return Arrays.stream(estimates)
        .map(each -> Math.min(each, MOST_OTHERS * own))
        .average()
        .orElseThrow();
  }

  private static double[] moderated(double[] estimates, int freedom) {
    double least = LEAST * typical(estimates);
    if (estimates.length == 1 || least == 0) {
      return estimates;
    }
    double half = freedom / 2.0;
    double[] logs =
        Arrays.stream(estimates)
            .map(each -> FastMath.log(Math.max(each, least)) - bias(half))
            .toArray();
    double excess = Spread.variance(logs) - Gamma.trigamma(half);
    if (excess <= 1 / MOST_FREEDOM) {
      double[] alike = new double[estimates.length];
      Arrays.fill(alike, Spread.mean(estimates));
      return alike;
    }
    double prior = inverseTrigamma(excess);
    double center = FastMath.exp(Spread.mean(logs) + bias(prior));
    return Arrays.stream(estimates)
        .map(each -> (prior * center + half * each) / (prior + half))
        .toArray();
  }

  /** The mean of the logarithm of a variance estimate, less that of the variance. */
  private static double bias(double halfFreedom) {
    return Gamma.digamma(halfFreedom) - FastMath.log(halfFreedom);
  }

  private static double inverseTrigamma(double value) {
    double bounded = Math.min(value, Gamma.trigamma(LEAST_FREEDOM) / 2);
    return new BrentSolver()
        .solve(EVALUATIONS, x -> Gamma.trigamma(x) - bounded, LEAST_FREEDOM, 2 * MOST_FREEDOM);
  }

  /** The median, or the mean where that is 0. */
  private static double typical(double[] estimates) {
    double[] sorted = estimates.clone();
    Arrays.sort(sorted);
    double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    return median == 0 ? Spread.mean(sorted) : median;
  }

  double of(int trial) {
    return variances[trial];
  }

  double freedom() {
    return freedom;
  }
}

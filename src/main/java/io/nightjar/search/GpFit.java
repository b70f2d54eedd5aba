package io.nightjar.search;

import java.util.function.ToDoubleFunction;

/**
 * The most likely hyperparameters of a kernel, kept from fit to fit.
 *
 * <p>Each fit starts from the last optimum; whenever the observations have become some more, also
 * from several length scales. Where they are many, one or two more change nothing.
 */
final class GpFit {
  private static final int ITERATIONS = 20;
  private static final double TOLERANCE = 1e-2;
  private static final int FEW = 150;
  private static final double GROWTH = 1.03;
  private static final double GROWTH_FOR_RESTARTS = 1.15;

  /** Logarithms that are added to the prior's weights: its own lengths, longer and shorter ones. */
  private static final double[] RESTARTS = {0, -3, 3};

  private final GpFeatures features;
  private final GpPrior prior;
  private double[] optimum;
  private int fitted;
  private int restarted;

  GpFit(GpFeatures features) {
    this(features, new GpPrior(features));
  }

  GpFit(GpFeatures features, GpPrior prior) {
    this.features = features;
    this.prior = prior;
    this.optimum = prior.means();
  }

  /**
   * What the values say of a function.
   *
   * @param points features by observation
   * @param targets of about mean 0 and variance 1
   */
  GpPosterior posterior(double[][] points, double[] targets) {
    return posterior(points, targets, point -> 0);
  }

  /** The same where the values are differences from a trend. */
  GpPosterior posterior(double[][] points, double[] targets, ToDoubleFunction<double[]> trend) {
    int size = targets.length;
    if (size < fitted || (size > fitted && (size <= FEW || size > fitted * GROWTH))) {
      fit(new GpLikelihood(features, points, targets, prior), size);
    }
    return new GpPosterior(features, kernel(), points, targets, trend);
  }

  /** That of the last fit. */
  GpKernel kernel() {
    return GpKernel.of(optimum);
  }

  /** What the last fit says of a function alike. */
  GpPrior learned() {
    return prior.around(optimum);
  }

  private void fit(GpLikelihood likelihood, int size) {
    Minimizer.Value best = minimum(likelihood, optimum);
    if (size < restarted || size > restarted * GROWTH_FOR_RESTARTS) {
      for (double restart : RESTARTS) {
        Minimizer.Value other = minimum(likelihood, shorter(restart));
        best = other.value() < best.value() ? other : best;
      }
      restarted = size;
    }
    optimum = best.point();
    fitted = size;
  }

  private static Minimizer.Value minimum(GpLikelihood likelihood, double[] start) {
    return new Minimizer(likelihood, ITERATIONS, TOLERANCE).from(start);
  }

  private double[] shorter(double by) {
    double[] start = prior.means();
    for (int i = 0; i < features.count(); i++) {
      start[i] += by;
    }
    return start;
  }
}

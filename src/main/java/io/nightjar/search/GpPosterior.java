package io.nightjar.search;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/** What a Gaussian process knows of a function from values at some points. */
final class GpPosterior {
  private final GpFeatures features;
  private final GpKernel kernel;
  private final double[][] points;
  private final double[] targets;
  private final ToDoubleFunction<double[]> trend;
  private final double[][] lower;
  private final double[] alpha;

  GpPosterior(GpFeatures features, GpKernel kernel, double[][] points, double[] targets) {
    this(features, kernel, points, targets, point -> 0);
  }

  /**
   * One that expects a trend where it knows nothing.
   *
   * @param targets differences from the trend
   */
  GpPosterior(
      GpFeatures features,
      GpKernel kernel,
      double[][] points,
      double[] targets,
      ToDoubleFunction<double[]> trend) {
    this.features = features;
    this.kernel = kernel;
    this.points = points;
    this.targets = targets;
    this.trend = trend;
    CholeskyDecomposition cholesky =
        new CholeskyDecomposition(
            new Array2DRowRealMatrix(kernel.covariances(features, points), false), 1e-9, 1e-14);
    this.lower = cholesky.getL().getData();
    this.alpha = cholesky.getSolver().solve(new ArrayRealVector(targets, false)).toArray();
  }

  /** A normal distribution. */
  record Belief(double mean, double deviation) {}

  /** What it expects of the function, without noise, at a point. */
  Belief at(double[] point) {
    double[] solved = covariances(point);
    double mean = trend.applyAsDouble(point) + dot(solved, alpha, alpha.length);
    double explained = 0;
    for (int i = 0; i < solved.length; i++) {
      solved[i] = (solved[i] - dot(lower[i], solved, i)) / lower[i][i];
      explained += solved[i] * solved[i];
    }
    double variance = Math.max(1e-12 * kernel.amplitude(), kernel.amplitude() - explained);
    return new Belief(mean, Math.sqrt(variance));
  }

  double mean(double[] point) {
    return trend.applyAsDouble(point) + rest(point);
  }

  private double rest(double[] point) {
    return dot(covariances(point), alpha, alpha.length);
  }

  private double[] covariances(double[] point) {
    double[] covariances = new double[points.length];
    for (int i = 0; i < covariances.length; i++) {
      covariances[i] = kernel.covariance(features, points[i], point);
    }
    return covariances;
  }

  /**
   * This, as it would be had the awaited points come out as expected (the kriging believer of
   * Ginsbourger, Le Riche, Carraro: Kriging is well-suited to parallelize optimization, 2010).
   */
  GpPosterior believing(double[][] awaited) {
    if (awaited.length == 0) {
      return this;
    }
    double[][] allPoints = Arrays.copyOf(points, points.length + awaited.length);
    double[] allTargets = Arrays.copyOf(targets, allPoints.length);
    for (int i = 0; i < awaited.length; i++) {
      allPoints[points.length + i] = awaited[i];
      allTargets[points.length + i] = rest(awaited[i]);
    }
    return new GpPosterior(features, kernel, allPoints, allTargets, trend);
  }

  private static double dot(double[] a, double[] b, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}

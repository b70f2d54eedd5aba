package io.nightjar.search;

import org.hipparchus.util.FastMath;

/**
 * A Matern covariance of smoothness 5/2 over weighted features, with noise (Rasmussen, Williams:
 * Gaussian processes for machine learning, 2006, equation 4.17).
 *
 * @param weights of the features: inverse squared length scales
 * @param amplitude the variance of the function
 * @param noise the variance of the noise
 */
// Numbers for models, which never compare or hash one.
@SuppressWarnings("ArrayRecordComponent")
record GpKernel(double[] weights, double amplitude, double noise) {
  /** As a share of the amplitude; with less, twins could not be told from rounding. */
  private static final double LEAST_NOISE = 1e-8;

  /** From the logarithms of the weights, the amplitude and the noise. */
  static GpKernel of(double[] logarithms) {
    int features = logarithms.length - 2;
    double[] weights = new double[features];
    for (int i = 0; i < features; i++) {
      weights[i] = FastMath.exp(logarithms[i]);
    }
    return new GpKernel(
        weights, FastMath.exp(logarithms[features]), FastMath.exp(logarithms[features + 1]));
  }

  /** The covariance of two values of the function. */
  double covariance(GpFeatures features, double[] a, double[] b) {
    double squared = 0;
    for (int i = 0; i < weights.length; i++) {
      squared += weights[i] * features.apart(i, a[i], b[i]);
    }
    return covariance(squared);
  }

  /** The covariances of values at points, with their noise. */
  double[][] covariances(GpFeatures features, double[][] points) {
    double[][] covariances = new double[points.length][points.length];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < i; j++) {
        covariances[i][j] = covariance(features, points[i], points[j]);
        covariances[j][i] = covariances[i][j];
      }
      covariances[i][i] = amplitude + Math.max(noise, LEAST_NOISE * amplitude);
    }
    return covariances;
  }

  double covariance(double squaredDistance) {
    double s = Math.sqrt(5 * squaredDistance);
    return amplitude * (1 + s + s * s / 3) * FastMath.exp(-s);
  }
}

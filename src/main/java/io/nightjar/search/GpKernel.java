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

  double covariance(double squaredDistance) {
    double s = Math.sqrt(5 * squaredDistance);
    return amplitude * (1 + s + s * s / 3) * FastMath.exp(-s);
  }
}

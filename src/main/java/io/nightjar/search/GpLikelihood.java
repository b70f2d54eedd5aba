package io.nightjar.search;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealVector;
import org.hipparchus.util.FastMath;

/**
 * The negative logarithm of the posterior density of a kernel's hyperparameters, up to a constant,
 * with its gradient (Rasmussen, Williams: Gaussian processes for machine learning, 2006, equations
 * 5.8 and 5.9).
 *
 * <p>A point is the logarithms of the weights, the amplitude and the noise.
 */
final class GpLikelihood implements Minimizer.Function {
  private final double[][] apart;
  private final double[] targets;
  private final GpPrior prior;

  /**
   * @param points features by observation
   * @param targets of mean 0 and variance 1
   */
  GpLikelihood(GpFeatures features, double[][] points, double[] targets, GpPrior prior) {
    this.targets = targets;
    this.prior = prior;
    this.apart = new double[points.length * (points.length - 1) / 2][features.count()];
    int pair = 0;
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < i; j++) {
        double[] distances = apart[pair++];
        for (int k = 0; k < distances.length; k++) {
          distances[k] = features.apart(k, points[i][k], points[j][k]);
        }
      }
    }
  }

  @Override
  public Minimizer.Value at(double[] point) {
    GpKernel kernel = GpKernel.of(point);
    double[] slopes = new double[apart.length];
    double[][] covariances = covariances(kernel, slopes);
    try {
      CholeskyDecomposition cholesky =
          new CholeskyDecomposition(new Array2DRowRealMatrix(covariances, false), 1e-9, 1e-12);
      return value(point, kernel, covariances, slopes, cholesky);
    } catch (MathRuntimeException e) {
      return new Minimizer.Value(point, Double.POSITIVE_INFINITY, new double[point.length]);
    }
  }

  private double[][] covariances(GpKernel kernel, double[] slopes) {
    int size = targets.length;
    double[][] covariances = new double[size][size];
    int pair = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double squared = 0;
        for (int k = 0; k < kernel.weights().length; k++) {
          squared += kernel.weights()[k] * apart[pair][k];
        }
        double s = Math.sqrt(5 * squared);
        double decay = kernel.amplitude() * FastMath.exp(-s);
        covariances[i][j] = decay * (1 + s + s * s / 3);
        covariances[j][i] = covariances[i][j];
        slopes[pair++] = -5.0 / 6 * decay * (1 + s);
      }
      covariances[i][i] = kernel.amplitude() + kernel.noise();
    }
    return covariances;
  }

  private Minimizer.Value value(
      double[] point,
      GpKernel kernel,
      double[][] covariances,
      double[] slopes,
      CholeskyDecomposition cholesky) {
    RealVector y = new ArrayRealVector(targets, false);
    RealVector alpha = cholesky.getSolver().solve(y);
    double value = y.dotProduct(alpha) / 2;
    for (int i = 0; i < targets.length; i++) {
      value += FastMath.log(cholesky.getLT().getEntry(i, i));
    }
    double[][] inverse = cholesky.getSolver().getInverse().getData();
    double[] gradient = gradient(kernel, covariances, slopes, inverse, alpha.toArray());
    for (int i = 0; i < point.length; i++) {
      value += prior.cost(i, point[i]);
      gradient[i] += prior.slope(i, point[i]);
    }
    return new Minimizer.Value(point, value, gradient);
  }

  private double[] gradient(
      GpKernel kernel,
      double[][] covariances,
      double[] slopes,
      double[][] inverse,
      double[] alpha) {
    int features = kernel.weights().length;
    double[] gradient = new double[features + 2];
    int pair = 0;
    for (int i = 0; i < alpha.length; i++) {
      for (int j = 0; j < i; j++) {
        double part = inverse[i][j] - alpha[i] * alpha[j];
        double slope = part * slopes[pair];
        for (int k = 0; k < features; k++) {
          gradient[k] += slope * apart[pair][k];
        }
        gradient[features] += part * covariances[i][j];
        pair++;
      }
      double part = (inverse[i][i] - alpha[i] * alpha[i]) / 2;
      gradient[features] += part * kernel.amplitude();
      gradient[features + 1] += part * kernel.noise();
    }
    for (int k = 0; k < features; k++) {
      gradient[k] *= kernel.weights()[k];
    }
    return gradient;
  }
}

package io.nightjar.search;

import java.util.List;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.FastMath;

/** A mixture of product kernels, one per known point, and of the uniform distribution as prior. */
final class ParzenDensity {
  /** A kernel this far below the largest one, as a logarithm, adds nothing to the sum. */
  private static final double NEGLIGIBLE = -37;

  private final List<Axis> axes;
  private final List<AxisKernels> kernels;
  private final double[] logWeights;
  private final double logPrior;
  private final double[] logs;

  /**
   * A density over some axes.
   *
   * @param kernels one per axis, over the same points
   * @param logWeights of the points, beside a prior of weight 1
   */
  ParzenDensity(List<Axis> axes, List<AxisKernels> kernels, double[] logWeights) {
    this.axes = axes;
    this.kernels = kernels;
    this.logPrior = -logSum(logWeights, 0);
    this.logWeights = logWeights.clone();
    for (int i = 0; i < logWeights.length; i++) {
      this.logWeights[i] += logPrior;
    }
    this.logs = new double[logWeights.length];
  }

  /**
   * The logarithm of the density at a point.
   *
   * @param point one coordinate per axis
   */
  double log(double[] point) {
    System.arraycopy(logWeights, 0, logs, 0, logs.length);
    addLogs(point, logs);
    return logSum(logs, logPrior + logUniform(point));
  }

  /** Adds the logarithm of each kernel at a point. */
  void addLogs(double[] point, double[] sums) {
    for (int i = 0; i < point.length; i++) {
      kernels.get(i).addLogs(point[i], sums);
    }
  }

  /** The logarithm of the prior at a point. */
  double logUniform(double[] point) {
    double log = 0;
    for (int i = 0; i < point.length; i++) {
      log += axes.get(i).logUniform(point[i]);
    }
    return log;
  }

  /** The logarithm of a sum of numbers, of which the logarithms are given. */
  private static double logSum(double[] logs, double other) {
    double most = other;
    for (double log : logs) {
      most = Math.max(most, log);
    }
    double sum = FastMath.exp(other - most);
    for (double log : logs) {
      if (log - most > NEGLIGIBLE) {
        sum += FastMath.exp(log - most);
      }
    }
    return most + FastMath.log(sum);
  }

  /** A point drawn from the density. */
  double[] sample(RandomGenerator random) {
    int center = center(random.nextDouble());
    double[] point = new double[axes.size()];
    for (int i = 0; i < point.length; i++) {
      point[i] =
          center < 0
              ? axes.get(i).middle(random.nextDouble())
              : kernels.get(i).sample(center, random);
    }
    return point;
  }

  /** The point whose kernel to draw from; -1 for the prior. */
  private int center(double uniform) {
    double left = uniform - FastMath.exp(logPrior);
    int center = -1;
    while (left >= 0 && center < logWeights.length - 1) {
      center++;
      left -= FastMath.exp(logWeights[center]);
    }
    return center;
  }
}

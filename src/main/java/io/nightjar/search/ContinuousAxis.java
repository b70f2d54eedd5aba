package io.nightjar.search;

import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.FastMath;

/** Normal kernels, truncated to the unit interval. */
record ContinuousAxis(Dimension dimension) implements Axis {
  private static final double LOG_ROOT_TWO_PI = FastMath.log(2 * FastMath.PI) / 2;

  @Override
  public AxisKernels kernels(double[] centers, int dimensions) {
    double bandwidth = Bandwidth.ordered(centers, dimensions);
    double[] logMasses = new double[centers.length];
    for (int i = 0; i < centers.length; i++) {
      double inside = NormalTable.between(-centers[i] / bandwidth, (1 - centers[i]) / bandwidth);
      logMasses[i] = FastMath.log(bandwidth * inside) + LOG_ROOT_TWO_PI;
    }
    return new Kernels(centers, bandwidth, logMasses);
  }

  @Override
  public double logUniform(double unit) {
    return 0;
  }

  @Override
  public double middle(double uniform) {
    return uniform;
  }

  // Numbers for a model, which never compares or hashes one.
  @SuppressWarnings("ArrayRecordComponent")
  private record Kernels(double[] centers, double bandwidth, double[] logMasses)
      implements AxisKernels {

    @Override
    public void addLogs(double unit, double[] logs) {
      double scale = 0.5 / (bandwidth * bandwidth);
      for (int i = 0; i < centers.length; i++) {
        double distance = unit - centers[i];
        logs[i] -= scale * distance * distance + logMasses[i];
      }
    }

    @Override
    public double sample(int center, RandomGenerator random) {
      double unit = -1;
      while (unit < 0 || unit > 1) {
        unit = centers[center] + bandwidth * random.nextGaussian();
      }
      return unit;
    }
  }
}

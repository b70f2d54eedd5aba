package io.nightjar.search;

import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.FastMath;

/** Normal kernels, truncated to the unit interval. */
record ContinuousAxis(Dimension dimension) implements Axis {
  private static final double LOG_ROOT_TWO_PI = FastMath.log(2 * FastMath.PI) / 2;
  private static final double LONGEST_STEP = 0.3;
  private static final double STEP_MAGNITUDES = 2;

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

  /** Of a length that spans two orders of magnitude: to explore at first, to refine later. */
  @Override
  public double step(double unit, RandomGenerator random) {
    double length = LONGEST_STEP * FastMath.pow(10, -STEP_MAGNITUDES * random.nextDouble());
    return Cells.reflected(unit + length * random.nextGaussian());
  }

  @Override
  public double toEdge(double unit) {
    return 0;
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

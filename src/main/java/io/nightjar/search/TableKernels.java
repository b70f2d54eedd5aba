package io.nightjar.search;

import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.FastMath;

/** Kernels over the cells of a dimension, given by the probabilities of each cell. */
final class TableKernels implements AxisKernels {
  private final double[] middles;
  private final double[][] masses;
  private final int[] centers;

  /** By the cell asked for, then by that of the centre. */
  private final double[][] logs;

  /**
   * Kernels at centres.
   *
   * @param masses by the centre's cell, then by the cell asked for; each row sums to 1
   * @param centers the cell of each kernel
   */
  TableKernels(double[] middles, double[][] masses, int[] centers) {
    this.middles = middles;
    this.masses = masses;
    this.centers = centers;
    this.logs = new double[masses.length][masses.length];
    for (int center = 0; center < masses.length; center++) {
      for (int cell = 0; cell < masses.length; cell++) {
        logs[cell][center] = FastMath.log(Math.max(Double.MIN_NORMAL, masses[center][cell]));
      }
    }
  }

  @Override
  public void addLogs(double unit, double[] sums) {
    double[] row = logs[Cells.at(middles, unit)];
    for (int i = 0; i < centers.length; i++) {
      sums[i] += row[centers[i]];
    }
  }

  @Override
  public double sample(int center, RandomGenerator random) {
    double left = random.nextDouble();
    double[] row = masses[centers[center]];
    int cell = 0;
    while (cell < row.length - 1 && left >= row[cell]) {
      left -= row[cell++];
    }
    return middles[cell];
  }
}

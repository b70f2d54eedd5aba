package io.nightjar.search;

import org.hipparchus.util.FastMath;

/**
 * Normal kernels, truncated to the unit interval and summed up over the cells of an ordered
 * dimension.
 */
@SuppressWarnings("ArrayRecordComponent")
record CellAxis(Dimension dimension, double[] middles) implements Axis {

  @Override
  public AxisKernels kernels(double[] centers, int dimensions) {
    double bandwidth = Bandwidth.ordered(centers, dimensions);
    double[] edges = Cells.edges(middles);
    double[][] masses = new double[middles.length][middles.length];
    for (int center = 0; center < middles.length; center++) {
      double sum = 0;
      for (int cell = 0; cell < middles.length; cell++) {
        masses[center][cell] =
            NormalTable.between(
                (edges[cell] - middles[center]) / bandwidth,
                (edges[cell + 1] - middles[center]) / bandwidth);
        sum += masses[center][cell];
      }
      for (int cell = 0; cell < middles.length; cell++) {
        masses[center][cell] /= sum;
      }
    }
    return new TableKernels(middles, masses, Cells.of(middles, centers));
  }

  @Override
  public double logUniform(double unit) {
    int cell = Cells.at(middles, unit);
    double[] edges = Cells.edges(middles);
    return FastMath.log(edges[cell + 1] - edges[cell]);
  }

  @Override
  public double middle(double uniform) {
    return middles[cell(Cells.edges(middles), uniform)];
  }

  private static int cell(double[] edges, double uniform) {
    int cell = 0;
    while (cell < edges.length - 2 && uniform >= edges[cell + 1]) {
      cell++;
    }
    return cell;
  }
}

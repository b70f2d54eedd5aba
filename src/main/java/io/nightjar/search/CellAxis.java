package io.nightjar.search;

import org.hipparchus.random.RandomGenerator;
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

  /** Mostly to a neighbour; twice as far is half as likely. */
  @Override
  public double step(double unit, RandomGenerator random) {
    if (middles.length == 1) {
      return unit;
    }
    int length = 1;
    while (length < middles.length - 1 && random.nextBoolean()) {
      length++;
    }
    int from = Cells.at(middles, unit);
    int to = random.nextBoolean() ? from + length : from - length;
    int within = to < 0 || to >= middles.length ? 2 * from - to : to;
    return middles[Math.max(0, Math.min(middles.length - 1, within))];
  }

  @Override
  public double toEdge(double unit) {
    double nearest = Double.MAX_VALUE;
    double[] edges = Cells.edges(middles);
    for (int i = 1; i < middles.length; i++) {
      nearest = Math.min(nearest, Math.abs(edges[i] - unit));
    }
    return middles.length == 1 ? 0 : nearest;
  }

  private static int cell(double[] edges, double uniform) {
    int cell = 0;
    while (cell < edges.length - 2 && uniform >= edges[cell + 1]) {
      cell++;
    }
    return cell;
  }
}

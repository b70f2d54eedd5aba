package io.nightjar.search;

import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.FastMath;

/**
 * Normal kernels, truncated to the unit interval and summed up over the cells of an ordered
 * dimension.
 */
// Numbers for a model, which never compares or hashes one.
@SuppressWarnings("ArrayRecordComponent")
record CellAxis(Dimension dimension, double[] middles, double[] edges) implements Axis {
  /** The least bandwidth in cells, so that a kernel always reaches its neighbours. */
  private static final double LEAST_CELLS = 0.6;

  CellAxis(Dimension dimension, double[] middles) {
    this(dimension, middles, Cells.edges(middles));
  }

  @Override
  public AxisKernels kernels(double[] centers, int dimensions) {
    double least = LEAST_CELLS / middles.length;
    double bandwidth = Math.max(least, Bandwidth.ordered(centers, dimensions));
    double[][] masses = new double[middles.length][];
    for (int center = 0; center < middles.length; center++) {
      masses[center] = masses(middles[center], bandwidth);
    }
    return new TableKernels(middles, masses, Cells.of(middles, centers));
  }

  /** The share of each cell in a normal distribution, within the unit interval. */
  private double[] masses(double mean, double deviation) {
    double inside = NormalTable.between(-mean / deviation, (1 - mean) / deviation);
    double[] masses = new double[middles.length];
    for (int cell = 0; cell < masses.length; cell++) {
      double low = (edges[cell] - mean) / deviation;
      double high = (edges[cell + 1] - mean) / deviation;
      masses[cell] = NormalTable.between(low, high) / inside;
    }
    return masses;
  }

  @Override
  public double logUniform(double unit) {
    int cell = Cells.at(middles, unit);
    return FastMath.log(edges[cell + 1] - edges[cell]);
  }

  @Override
  public double middle(double uniform) {
    return middles[cell(uniform)];
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
    for (int i = 1; i < middles.length; i++) {
      nearest = Math.min(nearest, Math.abs(edges[i] - unit));
    }
    return middles.length == 1 ? 0 : nearest;
  }

  private int cell(double uniform) {
    int cell = 0;
    while (cell < edges.length - 2 && uniform >= edges[cell + 1]) {
      cell++;
    }
    return cell;
  }
}

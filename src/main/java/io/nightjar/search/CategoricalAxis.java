package io.nightjar.search;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.FastMath;

/**
 * Kernels that keep most of their mass on their own category and share the rest evenly (Aitchison,
 * Aitken: Multivariate binary discrimination by the kernel method, Biometrika 1976).
 */
record CategoricalAxis(Dimension dimension) implements Axis {

  private double[] middles() {
    int count = dimension.levels();
    return IntStream.range(0, count).mapToDouble(i -> (i + 0.5) / count).toArray();
  }

  @Override
  public AxisKernels kernels(double[] centers, int dimensions) {
    int count = dimension.levels();
    double each = Bandwidth.categorical(centers.length, count) / count;
    double[][] masses = new double[count][count];
    for (int center = 0; center < count; center++) {
      Arrays.fill(masses[center], each);
      masses[center][center] = 1 - (count - 1) * each;
    }
    return new TableKernels(middles(), masses, Cells.of(middles(), centers));
  }

  @Override
  public double logUniform(double unit) {
    return -FastMath.log(dimension.levels());
  }

  @Override
  public double middle(double uniform) {
    return middles()[Cells.at(middles(), uniform)];
  }

  @Override
  public double step(double unit, RandomGenerator random) {
    int count = dimension.levels();
    int other = count == 1 ? 0 : 1 + random.nextInt(count - 1);
    return middles()[(Cells.at(middles(), unit) + other) % count];
  }

  @Override
  public double toEdge(double unit) {
    return 0;
  }
}

package io.nightjar.search;

import io.nightjar.space.Domain;
import io.nightjar.space.Parameter;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;

/** A dimension of the unit cube as kernels see it. */
interface Axis {
  /** With more cells than these an ordered dimension is as good as continuous to a kernel. */
  int MOST_CELLS = 64;

  /**
   * Kernels around centres.
   *
   * @param centers unit coordinates
   * @param dimensions of the density that they are a factor of
   */
  AxisKernels kernels(double[] centers, int dimensions);

  /** The logarithm of the uniform distribution's density, or mass of a cell, at a coordinate. */
  double logUniform(double unit);

  /** A coordinate of the uniform distribution; the middle of a cell where there are cells. */
  double middle(double uniform);

  /** A coordinate near another one; never the same value where there are others. */
  double step(double unit, RandomGenerator random);

  /** How far a coordinate is from the nearest other value; 0 where there are no cells. */
  double toEdge(double unit);

  Dimension dimension();

  static Axis of(Parameter parameter) {
    Dimension dimension = Dimension.of(parameter);
    Optional<double[]> middles = middles(parameter, dimension.levels());
    return middles
        .<Axis>map(
            cells ->
                dimension.kind() == Dimension.Kind.CATEGORICAL
                    ? new CategoricalAxis(dimension)
                    : new CellAxis(dimension, cells))
        .orElse(new ContinuousAxis(dimension));
  }

  /** The middles of the cells, where all domains of the parameter agree on them. */
  private static Optional<double[]> middles(Parameter parameter, int levels) {
    if (levels == 0 || levels > MOST_CELLS) {
      return Optional.empty();
    }
    List<double[]> all =
        parameter.domains().stream().map(domain -> middles(domain, levels)).toList();
    return all.stream().allMatch(other -> Arrays.equals(other, all.get(0)))
        ? Optional.of(all.get(0))
        : Optional.empty();
  }

  private static double[] middles(Domain domain, int levels) {
    return IntStream.range(0, levels)
        .mapToDouble(i -> domain.toUnit(domain.at(BigInteger.valueOf(i))))
        .toArray();
  }
}

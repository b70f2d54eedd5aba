package io.nightjar.search;

import io.nightjar.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;

/** Points near others in a mixed space: in the cube, not yet on the values of the space. */
final class Neighbours {
  /** With more levels than these a dimension is walked in steps of chosen size. */
  private static final int FEW_LEVELS = 20;

  /** How many random values stand for all of a dimension with many unordered ones. */
  private static final int DRAWS = 5;

  /** The size of a random change of one coordinate. */
  private static final double CHANGE = 0.1;

  private final List<Dimension> dimensions;
  private final RandomGenerator random;

  Neighbours(SearchSpace space, RandomGenerator random) {
    this.dimensions = space.varied().stream().map(Dimension::of).toList();
    this.random = random;
  }

  /** Whether steps of a chosen size make sense in some dimension. */
  boolean haveSteps() {
    return dimensions.stream().anyMatch(Neighbours::isFine);
  }

  private static boolean isFine(Dimension dimension) {
    return dimension.kind() == Dimension.Kind.ORDERED
        && (dimension.levels() == 0 || dimension.levels() > FEW_LEVELS);
  }

  /** A point with one or two coordinates changed at random. */
  double[] changed(Point point) {
    double[] unit = filled(point);
    int changes = unit.length == 0 ? 0 : 1 + random.nextInt(2);
    for (int i = 0; i < changes; i++) {
      int position = random.nextInt(unit.length);
      Dimension dimension = dimensions.get(position);
      double step = Math.max(CHANGE, cell(dimension));
      unit[position] =
          dimension.kind() == Dimension.Kind.CATEGORICAL
              ? random.nextDouble()
              : moved(unit[position], step * random.nextGaussian());
    }
    return unit;
  }

  /** The points that differ in one coordinate, and with steps also some that differ in all. */
  List<double[]> around(Point point, double step) {
    List<double[]> near = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      if (point.active()[i]) {
        int position = i;
        others(dimensions.get(i), point.unit()[i], step)
            .forEach(
                value -> {
                  double[] unit = filled(point);
                  unit[position] = value;
                  near.add(unit);
                });
      }
    }
    if (haveSteps()) {
      for (int i = 0; i < 2 * dimensions.size(); i++) {
        near.add(shaken(point, step));
      }
    }
    return near;
  }

  private DoubleStream others(Dimension dimension, double at, double step) {
    double cell = cell(dimension);
    if (dimension.kind() == Dimension.Kind.CATEGORICAL) {
      return 0 < cell && dimension.levels() <= FEW_LEVELS
          ? IntStream.range(0, dimension.levels()).mapToDouble(i -> (i + 0.5) * cell)
          : DoubleStream.generate(random::nextDouble).limit(DRAWS);
    }
    if (isFine(dimension)) {
      return DoubleStream.of(
              cell, -cell, step, -step, step * random.nextGaussian(), step * random.nextGaussian())
          .map(by -> moved(at, by));
    }
    return DoubleStream.of(moved(at, -cell), moved(at, cell), random.nextDouble());
  }

  /** The width of a value's cell; 0 where there are too many. */
  private static double cell(Dimension dimension) {
    return dimension.levels() == 0 ? 0 : 1.0 / dimension.levels();
  }

  private double[] shaken(Point point, double step) {
    double[] unit = filled(point);
    for (int i = 0; i < unit.length; i++) {
      if (isFine(dimensions.get(i))) {
        unit[i] = moved(unit[i], step * random.nextGaussian());
      }
    }
    return unit;
  }

  /** The coordinates of a point, random ones where it is inactive: a change may activate them. */
  private double[] filled(Point point) {
    double[] unit = point.unit().clone();
    for (int i = 0; i < unit.length; i++) {
      if (!point.active()[i]) {
        unit[i] = random.nextDouble();
      }
    }
    return unit;
  }

  private static double moved(double at, double by) {
    return Math.min(1, Math.max(0, at + by));
  }
}

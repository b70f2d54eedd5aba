package io.nightjar.dl4j.arbiter;

import java.lang.reflect.Field;
import org.apache.commons.math3.distribution.IntegerDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;

/** The distributions of leaves, and back from a value to its place in the unit interval. */
final class Distributions {
  /** Where a distribution has no end, the range ends: all but one in a thousand on that side. */
  private static final double TAIL = 1e-3;

  /** How far from the cumulative probability, in steps of a double, the exact place may lie. */
  private static final int MOST_STEPS = 32;

  private Distributions() {}

  static RealDistribution of(ContinuousParameterSpace space) {
    return (RealDistribution) distribution(space);
  }

  static IntegerDistribution of(IntegerParameterSpace space) {
    return (IntegerDistribution) distribution(space);
  }

  /** Arbiter has no way to ask for it. */
  private static Object distribution(ParameterSpace<?> space) {
    try {
      Field field = space.getClass().getDeclaredField("distribution");
      field.setAccessible(true);
      return field.get(space);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("Invalid leaf: it has no distribution", e);
    }
  }

  static double low(RealDistribution distribution) {
    double low = distribution.getSupportLowerBound();
    return Double.isFinite(low) ? low : distribution.inverseCumulativeProbability(TAIL);
  }

  static double high(RealDistribution distribution) {
    double high = distribution.getSupportUpperBound();
    return Double.isFinite(high) ? high : distribution.inverseCumulativeProbability(1 - TAIL);
  }

  static long low(IntegerDistribution distribution) {
    int low = distribution.getSupportLowerBound();
    return low == Integer.MIN_VALUE ? distribution.inverseCumulativeProbability(TAIL) : low;
  }

  static long high(IntegerDistribution distribution) {
    int high = distribution.getSupportUpperBound();
    return high == Integer.MAX_VALUE ? distribution.inverseCumulativeProbability(1 - TAIL) : high;
  }

  /** Where a distribution gives a value, or what is nearest to it; not a number outside. */
  static double unit(RealDistribution distribution, double value) {
    if (value < low(distribution) || value > high(distribution)) {
      return Double.NaN;
    }
    double best = distribution.cumulativeProbability(value);
    double up = best;
    double down = best;
    for (int i = 0; i < MOST_STEPS; i++) {
      up = Math.min(1, Math.nextUp(up));
      down = Math.max(0, Math.nextDown(down));
      best = nearer(distribution, value, best, up);
      best = nearer(distribution, value, best, down);
    }
    return best;
  }

  private static double nearer(
      RealDistribution distribution, double value, double best, double other) {
    double distance = Math.abs(distribution.inverseCumulativeProbability(other) - value);
    return distance < Math.abs(distribution.inverseCumulativeProbability(best) - value)
        ? other
        : best;
  }

  /** The middle of what gives a value; not a number outside. */
  static double unit(IntegerDistribution distribution, long value) {
    if (value < low(distribution) || value > high(distribution)) {
      return Double.NaN;
    }
    int number = Math.toIntExact(value);
    double below =
        number == distribution.getSupportLowerBound()
            ? 0
            : distribution.cumulativeProbability(number - 1);
    return (below + distribution.cumulativeProbability(number)) / 2;
  }
}

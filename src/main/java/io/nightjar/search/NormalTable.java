package io.nightjar.search;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** The distribution function of the standard normal distribution, tabulated: to about 1e-7. */
final class NormalTable {
  private static final int PER_UNIT = 512;
  private static final int REACH = 8;
  private static final double[] VALUES = values();

  private NormalTable() {}

  private static double[] values() {
    NormalDistribution normal = new NormalDistribution();
    double[] values = new double[2 * REACH * PER_UNIT + 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = normal.cumulativeProbability((double) i / PER_UNIT - REACH);
    }
    return values;
  }

  /** The probability of a value of at most {@code x}. */
  static double cumulative(double x) {
    double position = (Math.max(-REACH, Math.min(REACH, x)) + REACH) * PER_UNIT;
    int below = (int) position;
    double share = position - below;
    return VALUES[below] * (1 - share) + VALUES[below + 1] * share;
  }

  /** The probability of a value between two bounds, {@code low <= high}. */
  static double between(double low, double high) {
    return low > 0 ? cumulative(-low) - cumulative(-high) : cumulative(high) - cumulative(low);
  }
}

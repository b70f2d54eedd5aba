package io.nightjar.search;

import java.util.Arrays;

/** The cells of the unit interval that the values of a discrete dimension have. */
final class Cells {
  private Cells() {}

  /** The bounds of cells that fill the unit interval, one more than there are middles. */
  static double[] edges(double[] middles) {
    double[] edges = new double[middles.length + 1];
    for (int i = 0; i < middles.length; i++) {
      edges[i + 1] = Math.min(1, 2 * middles[i] - edges[i]);
    }
    return edges;
  }

  /** The cell whose middle is nearest to a coordinate. */
  static int at(double[] middles, double unit) {
    int found = Arrays.binarySearch(middles, unit);
    if (found >= 0) {
      return found;
    }
    int above = -found - 1;
    if (above == 0 || above == middles.length) {
      return Math.max(0, above - 1);
    }
    return middles[above] - unit < unit - middles[above - 1] ? above : above - 1;
  }

  static int[] of(double[] middles, double[] units) {
    return Arrays.stream(units).mapToInt(unit -> at(middles, unit)).toArray();
  }

  /** A number folded into the unit interval at its ends, as often as it takes. */
  static double reflected(double number) {
    double folded = Math.abs(number) % 2;
    return folded > 1 ? 2 - folded : folded;
  }
}

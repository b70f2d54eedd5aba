package io.nightjar.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits points into fronts. A point dominates another where it is nowhere worse and somewhere
 * better; equal points do not dominate each other.
 *
 * <p>The algorithm is ENS-BS (Zhang, Tian, Cheng, Jin: An efficient approach to nondominated
 * sorting for evolutionary multiobjective optimization, 2015): n log n steps for two objectives.
 */
public final class Fronts {
  private final double[][] losses;
  private final List<List<Integer>> fronts = new ArrayList<>();

  private Fronts(double[][] losses) {
    this.losses = losses;
  }

  /**
   * The front of each point: 1 where no other dominates it, else one more than the last front that
   * holds one that does.
   *
   * @param losses by point, then by objective, each to be minimised; not NaN
   */
  public static int[] of(double[][] losses) {
    return new Fronts(losses).numbers();
  }

  /** Whether no value of a point is above that of another, and one is below. */
  public static boolean dominates(double[] one, double[] other) {
    boolean isBetter = false;
    for (int i = 0; i < one.length; i++) {
      if (one[i] > other[i]) {
        return false;
      }
      isBetter |= one[i] < other[i];
    }
    return isBetter;
  }

  private int[] numbers() {
    int[] numbers = new int[losses.length];
    IntStream.range(0, losses.length)
        .boxed()
        .sorted(Comparator.comparing(i -> losses[i], Arrays::compare))
        .forEach(point -> numbers[point] = place(point));
    return numbers;
  }

  /**
   * Whatever dominates a point comes before it, and has something above it in each front before.
   */
  private int place(int point) {
    int low = 0;
    int high = fronts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isDominated(point, fronts.get(middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == fronts.size()) {
      fronts.add(new ArrayList<>());
    }
    fronts.get(low).add(point);
    return low + 1;
  }

  /** With two objectives the last of a front has its lowest second one. */
  private boolean isDominated(int point, List<Integer> front) {
    int last = front.size() - 1;
    int first = losses[point].length <= 2 ? last : 0;
    for (int i = last; i >= first; i--) {
      if (dominates(losses[front.get(i)], losses[point])) {
        return true;
      }
    }
    return false;
  }
}

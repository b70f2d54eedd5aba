package io.nightjar.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The volume that points dominate, up to a reference point: exact, for any number of objectives.
 *
 * <p>For two objectives it is a sweep; for more, the volume that each point has for itself against
 * those with a better last objective, in which all of that volume has the same height (While,
 * Bradstreet, Barone: A fast way of calculating exact hypervolumes, 2012).
 */
public final class Hypervolume {
  private Hypervolume() {}

  /**
   * The volume, in the product of the objectives' units.
   *
   * @param losses by point, then by objective, each to be minimised; a point that is not better
   *     than the reference in everything adds nothing
   * @param reference one value per objective
   */
  public static double of(List<double[]> losses, double[] reference) {
    List<double[]> inside =
        losses.stream().filter(point -> isInside(point, reference)).map(double[]::clone).toList();
    return volume(new ArrayList<>(inside), reference, reference.length);
  }

  private static boolean isInside(double[] point, double[] reference) {
    for (int i = 0; i < reference.length; i++) {
      if (!(point[i] < reference[i])) {
        return false;
      }
    }
    return true;
  }

  /** What a point dominates by itself. */
  static double box(double[] point, double[] reference, int objectives) {
    double volume = 1;
    for (int i = 0; i < objectives; i++) {
      volume *= reference[i] - point[i];
    }
    return volume;
  }

  private static double volume(List<double[]> points, double[] reference, int objectives) {
    if (objectives == 1) {
      return points.stream().mapToDouble(point -> reference[0] - point[0]).max().orElse(0);
    }
    return objectives == 2 ? area(points, reference) : slices(points, reference, objectives);
  }

  private static double area(List<double[]> points, double[] reference) {
    points.sort(Arrays::compare);
    double area = 0;
    double height = reference[1];
    for (double[] point : points) {
      if (point[1] < height) {
        area += (reference[0] - point[0]) * (height - point[1]);
        height = point[1];
      }
    }
    return area;
  }

  private static double slices(List<double[]> points, double[] reference, int objectives) {
    int last = objectives - 1;
    points.sort(
        Comparator.comparingDouble((double[] point) -> point[last]).thenComparing(Arrays::compare));
    double sum = 0;
    for (int i = 0; i < points.size(); i++) {
      double[] point = points.get(i);
      double others = volume(limited(points.subList(0, i), point, last), reference, last);
      sum += (reference[last] - point[last]) * (box(point, reference, last) - others);
    }
    return sum;
  }

  /** What of the points' volume lies in that of one of them; only those that matter are kept. */
  static List<double[]> limited(List<double[]> points, double[] by, int objectives) {
    List<double[]> limited = new ArrayList<>();
    for (double[] point : points) {
      double[] inside = new double[objectives];
      for (int i = 0; i < objectives; i++) {
        inside[i] = Math.max(point[i], by[i]);
      }
      if (limited.stream().noneMatch(other -> covers(other, inside))) {
        limited.removeIf(other -> covers(inside, other));
        limited.add(inside);
      }
    }
    return limited;
  }

  private static boolean covers(double[] one, double[] other) {
    return Arrays.equals(one, other) || Fronts.dominates(one, other);
  }
}

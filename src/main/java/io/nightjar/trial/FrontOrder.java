package io.nightjar.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Orders a front by what each point adds to the hypervolume of those before it.
 *
 * <p>Taking the point that adds most, again and again, gives sets that have at least 63 % of the
 * volume that the best set of their size has (Guerreiro, Fonseca, Paquete: Greedy hypervolume
 * subset selection in low dimensions, 2016). What a point adds can only fall as others are taken,
 * so most need no second look. After {@link #EXACT} places the front is covered, and the rest come
 * by what each would add to these.
 */
final class FrontOrder {
  private static final int EXACT = 100;

  /** Just beyond the worst, so that the ends of a front have a share. */
  private static final double REFERENCE = 1.1;

  private final double[][] points;
  private final double[] reference;
  private final List<double[]> taken = new ArrayList<>();

  private FrontOrder(double[][] points, int objectives) {
    this.points = points;
    this.reference = new double[objectives];
    Arrays.fill(reference, REFERENCE);
  }

  /**
   * A point that waits for its place.
   *
   * @param share what it added when so many were taken
   */
  private record Waiting(int point, double share, int taken) {
    private static final Comparator<Waiting> BEST_FIRST =
        Comparator.comparingDouble(Waiting::share).reversed().thenComparingInt(Waiting::point);
  }

  /**
   * The points of a front, best first; of equal ones the first.
   *
   * @param losses none of which dominates another, at least one
   */
  static int[] of(double[][] losses) {
    int objectives = losses[0].length;
    return new FrontOrder(scaled(losses, objectives), objectives).order();
  }

  /** From 0 for the best of the front to 1 for its worst. */
  private static double[][] scaled(double[][] losses, int objectives) {
    double[][] scaled = new double[losses.length][objectives];
    for (int i = 0; i < objectives; i++) {
      int objective = i;
      double low = Arrays.stream(losses).mapToDouble(loss -> loss[objective]).min().orElse(0);
      double high = Arrays.stream(losses).mapToDouble(loss -> loss[objective]).max().orElse(0);
      // Halves, since the difference of two finite numbers may be infinite.
      double range = high / 2 - low / 2;
      for (int j = 0; j < losses.length; j++) {
        scaled[j][i] = range > 0 ? (losses[j][i] / 2 - low / 2) / range : 0;
      }
    }
    return scaled;
  }

  private int[] order() {
    PriorityQueue<Waiting> queue = new PriorityQueue<>(Waiting.BEST_FIRST);
    for (int i = 0; i < points.length; i++) {
      queue.add(new Waiting(i, Hypervolume.box(points[i], reference, reference.length), 0));
    }
    int[] order = new int[points.length];
    int places = 0;
    while (!queue.isEmpty()) {
      Waiting next = queue.remove();
      if (next.taken() < Math.min(taken.size(), EXACT)) {
        queue.add(new Waiting(next.point(), share(points[next.point()]), taken.size()));
      } else {
        order[places++] = next.point();
        if (taken.size() < EXACT) {
          taken.add(points[next.point()]);
        }
      }
    }
    return order;
  }

  private double share(double[] point) {
    List<double[]> inside = Hypervolume.limited(taken, point, reference.length);
    return Hypervolume.box(point, reference, reference.length) - Hypervolume.of(inside, reference);
  }
}

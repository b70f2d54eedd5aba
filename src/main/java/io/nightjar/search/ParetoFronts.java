package io.nightjar.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Non-dominated sorting and crowding distances of observations with several losses. */
final class ParetoFronts {
  private ParetoFronts() {}

  /** The first front, then the second and so on; within each the least crowded first. */
  static List<Observation> bestFirst(List<Observation> observations) {
    List<Observation> ordered = new ArrayList<>();
    List<Observation> left = sortedByLosses(observations);
    while (!left.isEmpty()) {
      List<Observation> front = new ArrayList<>();
      List<Observation> behind = new ArrayList<>();
      for (Observation observation : left) {
        boolean dominated = front.stream().anyMatch(other -> dominates(other, observation));
        (dominated ? behind : front).add(observation);
      }
      ordered.addAll(leastCrowdedFirst(front));
      left = behind;
    }
    return ordered;
  }

  /** In this order nothing is dominated by what comes after it. */
  private static List<Observation> sortedByLosses(List<Observation> observations) {
    List<Observation> sorted = new ArrayList<>(observations);
    sorted.sort(Comparator.comparing(Observation::losses, Arrays::compare));
    return sorted;
  }

  static boolean dominates(Observation one, Observation other) {
    boolean better = false;
    for (int i = 0; i < one.losses().length; i++) {
      if (one.losses()[i] > other.losses()[i]) {
        return false;
      }
      better |= one.losses()[i] < other.losses()[i];
    }
    return better;
  }

  private static List<Observation> leastCrowdedFirst(List<Observation> front) {
    double[] distances = new double[front.size()];
    for (int i = 0; i < front.get(0).losses().length; i++) {
      addDistances(front, i, distances);
    }
    return IntStream.range(0, distances.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> distances[i]).reversed())
        .map(front::get)
        .toList();
  }

  /** Adds, for one objective, the gap between the neighbours of each as a share of the range. */
  private static void addDistances(List<Observation> front, int objective, double[] distances) {
    List<Integer> order =
        IntStream.range(0, front.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> front.get(i).losses()[objective]))
            .toList();
    int last = order.size() - 1;
    double low = front.get(order.get(0)).losses()[objective];
    double range = front.get(order.get(last)).losses()[objective] - low;
    distances[order.get(0)] = Double.POSITIVE_INFINITY;
    distances[order.get(last)] = Double.POSITIVE_INFINITY;
    for (int i = 1; i < last && range > 0; i++) {
      double before = front.get(order.get(i - 1)).losses()[objective];
      double after = front.get(order.get(i + 1)).losses()[objective];
      distances[order.get(i)] += (after - before) / range;
    }
  }
}

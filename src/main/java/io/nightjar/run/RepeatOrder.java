package io.nightjar.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The order in which the repeats of trials start: two rounds of all, which is the least that
 * counts, then always one of the trial with the most left to do. Slots are free at the end at about
 * the same time so, also where trials differ much.
 */
public final class RepeatOrder {
  private static final int FIRST_ROUNDS = 2;

  private RepeatOrder() {}

  /**
   * One training.
   *
   * @param position of the trial
   * @param round from 1 on
   */
  public record Place(int position, int round) {}

  /**
   * All of them in order.
   *
   * @param seconds that a repeat of each trial takes; trials of the same time stay in their order
   */
  public static List<Place> of(double[] seconds, int rounds) {
    Comparator<Place> order =
        Comparator.comparing((Place place) -> place.round() > FIRST_ROUNDS)
            .thenComparingDouble(place -> (place.round() - 1 - rounds) * seconds[place.position()]);
    return IntStream.rangeClosed(1, rounds)
        .boxed()
        .flatMap(
            round -> IntStream.range(0, seconds.length).mapToObj(trial -> new Place(trial, round)))
        .sorted(order)
        .toList();
  }

  /** The seconds until the last has ended, if each starts as soon as one of the slots is free. */
  static double span(double[] seconds, int rounds, double[] freeAt) {
    PriorityQueue<Double> free = new PriorityQueue<>();
    Arrays.stream(freeAt).forEach(free::add);
    double last = 0;
    for (Place place : of(seconds, rounds)) {
      double end = free.remove() + seconds[place.position()];
      free.add(end);
      last = Math.max(last, end);
    }
    return last;
  }
}

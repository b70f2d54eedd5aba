package io.nightjar.search;

import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;

/** Changes one parameter of a point, sometimes more. */
final class Mutation {
  /** The probability of changing one more. */
  private static final double MORE = 0.3;

  private final List<Axis> axes;

  Mutation(SearchSpace space) {
    this.axes = space.varied().stream().map(Axis::of).toList();
  }

  /**
   * The coordinates of a child. What was inactive is drawn anew: it may become active.
   *
   * @param parent with an active dimension
   */
  double[] child(Point parent, RandomGenerator random) {
    double[] unit = parent.unit().clone();
    for (int i = 0; i < unit.length; i++) {
      unit[i] = parent.active()[i] ? unit[i] : axes.get(i).middle(random.nextDouble());
    }
    int[] active = IntStream.range(0, unit.length).filter(i -> parent.active()[i]).toArray();
    do {
      int chosen = active[random.nextInt(active.length)];
      unit[chosen] = axes.get(chosen).step(unit[chosen], random);
    } while (random.nextDouble() < MORE);
    return unit;
  }
}

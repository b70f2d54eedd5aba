package io.nightjar.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ShuffleTest {

  private static int[] shuffled(int count, long seed) {
    int[] values = IntStream.range(0, count).toArray();
    Shuffle.shuffle(values, seed);
    return values;
  }

  @Test
  void keepsEveryValue() {
    assertThat(shuffled(1000, 7)).containsExactlyInAnyOrder(IntStream.range(0, 1000).toArray());
  }

  @Test
  void dependsOnTheSeedAlone() {
    assertThat(shuffled(100, 7)).isEqualTo(shuffled(100, 7)).isNotEqualTo(shuffled(100, 8));
  }

  @Test
  void givesEveryOrderAlike() {
    Map<List<Integer>, Integer> counts = new HashMap<>();
    int draws = 24_000;
    for (int seed = 0; seed < draws; seed++) {
      List<Integer> order = IntStream.of(shuffled(4, seed)).boxed().toList();
      counts.merge(order, 1, Integer::sum);
    }

    // 1,000 expected of each of the 24 orders, standard deviation 31.
    assertThat(counts).hasSize(24);
    assertThat(counts.values()).allSatisfy(n -> assertThat(n).isCloseTo(1000, within(150)));
  }
}

package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InstantBackendTest implements BackendContract {

  @Override
  public Backend backend() {
    return new InstantBackend(SLOTS, 1, Answers::outcome);
  }

  @Test
  void oneSlotKeepsTheOrder() throws Exception {
    assertThat(order(1, 7)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  @Test
  void seedDecidesWhoIsFirst() throws Exception {
    assertThat(order(8, 1)).isEqualTo(order(8, 1)).isNotEqualTo(order(8, 2));
    assertThat(order(8, 1)).containsExactlyInAnyOrderElementsOf(order(8, 2));
  }

  @Test
  void taskWithoutSlotWaits() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(order(2, seed).get(0)).isLessThan(2);
    }
  }

  @Test
  void noSlotsAreRefused() {
    assertThatThrownBy(() -> new InstantBackend(0, 1, Answers::outcome))
        .hasMessage("Invalid number of slots: 0");
  }

  private static List<Long> order(int slots, long seed) throws Exception {
    List<Long> order = new ArrayList<>();
    try (Backend backend = new InstantBackend(slots, seed, Answers::outcome)) {
      IntStream.range(0, 8).forEach(id -> backend.submit(Answers.task(id, 1)));
      while (!backend.isIdle()) {
        order.add(backend.take().task().trial().id());
      }
    }
    return order;
  }
}

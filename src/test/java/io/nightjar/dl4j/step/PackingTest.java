package io.nightjar.dl4j.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PackingTest {
  private static final int STEPS = 5;

  private static Packing packed(Packing.Padding padding, int... lengths) {
    Packing packing = new Packing(padding);
    Features features = new Features(new float[lengths.length * STEPS], lengths.length, lengths);
    packing.pack(features, 1, lengths.length - 1, STEPS);
    return packing;
  }

  @Test
  void putsTheLongestFirstAndLeavesPaddingOut() {
    Packing packing = packed(Packing.Padding.LEFT_OUT, 5, 1, 3, 4, 3);

    assertThat(IntStream.range(0, 4).map(packing::row)).containsExactly(2, 1, 3, 0);
    assertThat(IntStream.range(0, 4).map(packing::length)).containsExactly(4, 3, 3, 1);
    assertThat(packing.steps()).isEqualTo(4);
    assertThat(IntStream.range(-1, 5).map(packing::count)).containsExactly(0, 4, 3, 3, 1, 0);
    assertThat(IntStream.range(0, 4).map(packing::start)).containsExactly(0, 4, 7, 10);
    assertThat(packing.lines()).isEqualTo(11);
  }

  @Test
  void keepsPaddingForWhoeverReadsIt() {
    Packing packing = packed(Packing.Padding.READ, 5, 1, 3);

    assertThat(IntStream.range(0, 2).map(packing::row)).containsExactly(0, 1);
    assertThat(IntStream.range(0, 2).map(packing::length)).containsExactly(1, 3);
    assertThat(packing.lines()).isEqualTo(2 * STEPS);
  }
}

package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RepeatOrderTest {

  /** Trials by letter, as in {@code a1 b1 a2 b2}. */
  private static String order(int rounds, double... seconds) {
    List<RepeatOrder.Place> places = RepeatOrder.of(seconds, rounds);
    return places.stream()
        .map(place -> (char) ('a' + place.position()) + "" + place.round())
        .collect(Collectors.joining(" "));
  }

  @Test
  void trialsOfTheSameTimeGoRoundByRound() {
    assertThat(order(3, 1, 1)).isEqualTo("a1 b1 a2 b2 a3 b3");
    assertThat(order(3, 0, 0)).isEqualTo("a1 b1 a2 b2 a3 b3");
    assertThat(order(3)).isEmpty();
  }

  @Test
  void afterTwoRoundsWhoHasTheMostToDoIsNext() {
    assertThat(order(5, 1, 10)).isEqualTo("b1 b2 a1 a2 b3 b4 b5 a3 a4 a5");
    assertThat(order(4, 2, 3)).isEqualTo("b1 b2 a1 a2 b3 a3 b4 a4");
  }

  @Test
  void theSpanIsThatOfSlotsWhichTakeTheNextWheneverTheyAreFree() {
    assertThat(RepeatOrder.span(new double[] {1, 1, 1}, 2, new double[2])).isEqualTo(3);
    assertThat(RepeatOrder.span(new double[] {1, 10}, 3, new double[4])).isEqualTo(11);
    assertThat(RepeatOrder.span(new double[] {1}, 2, new double[] {5, 0})).isEqualTo(2);
    assertThat(RepeatOrder.span(new double[0], 5, new double[2])).isZero();
  }
}

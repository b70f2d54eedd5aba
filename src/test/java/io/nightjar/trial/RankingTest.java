package io.nightjar.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class RankingTest {

  @Test
  void putsFeasibleBeforeInfeasibleAndThoseByExcess() {
    List<Rating> ratings =
        List.of(
            new Rating(0, losses(1), 0.5),
            new Rating(1, losses(9), 0),
            new Rating(2, losses(2), 0.1),
            new Rating(3, losses(8), 0),
            new Rating(4, losses(0), Double.POSITIVE_INFINITY));
    assertThat(trials(ratings)).containsExactly(3L, 1L, 2L, 0L, 4L);
    assertThat(Ranking.of(ratings)).extracting(Place::front).containsOnly(Place.NO_FRONT);
  }

  @Test
  void startsAFrontWithTheWidestCompromiseThenFillsTheWidestGap() {
    List<Rating> ratings = feasible(losses(0, 10), losses(3, 3), losses(10, 0), losses(2.9, 3.2));
    assertThat(trials(ratings)).containsExactly(1L, 0L, 2L, 3L);
  }

  @Test
  void goesFrontByFront() {
    List<Rating> ratings =
        new ArrayList<>(
            feasible(losses(2, 2), losses(1, 4), losses(3, 3), losses(4, 1), losses(4, 4)));
    ratings.add(new Rating(5, losses(0, 0), 1));
    List<Place> places = Ranking.of(ratings);
    assertThat(places).extracting(Place::front).containsExactly(1, 1, 1, 2, 3, 0);
    assertThat(places.subList(3, 6)).extracting(Place::index).containsExactly(2, 4, 5);
  }

  @Test
  void equalOnesComeByTrial() {
    List<Rating> ratings =
        List.of(
            new Rating(7, losses(1, 2), 0),
            new Rating(3, losses(1, 2), 0),
            new Rating(5, losses(1, 2), 0));
    assertThat(trials(ratings)).containsExactly(3L, 5L, 7L);
  }

  @Test
  void doesNotDependOnTheOrderOfTheList() {
    Random random = new Random(1);
    List<Rating> ratings = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double[] losses = random.ints(3, 0, 20).asDoubleStream().toArray();
      ratings.add(new Rating(i, losses, random.nextInt(4) == 0 ? random.nextDouble() : 0));
    }
    List<Long> expected = trials(ratings);
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(ratings, random);
      assertThat(trials(ratings)).isEqualTo(expected);
    }
  }

  @Test
  void takesNumbersOfAnySize() {
    List<Rating> ratings =
        feasible(
            losses(-Double.MAX_VALUE, 1e-300),
            losses(Double.MAX_VALUE, 0),
            losses(0, Double.MIN_VALUE));
    assertThat(trials(ratings)).containsExactlyInAnyOrder(0L, 1L, 2L);
  }

  /** A front on which greedy places cost much: nothing is dominated. */
  @Test
  @Tag("slow")
  void ranksTenThousandTrialsOfOneFront() {
    Random random = new Random(2);
    double[][] losses = new double[10_000][3];
    for (double[] point : losses) {
      double rest = random.nextDouble();
      point[0] = rest;
      point[1] = (1 - rest) * random.nextDouble();
      point[2] = 1 - rest - point[1];
    }
    List<Place> places = Ranking.of(feasible(losses));
    assertThat(places).hasSize(10_000).extracting(Place::index).doesNotHaveDuplicates();
    assertThat(places).extracting(Place::front).containsOnly(1);
  }

  private static List<Rating> feasible(double[]... losses) {
    List<Rating> ratings = new ArrayList<>();
    Arrays.stream(losses).forEach(each -> ratings.add(new Rating(ratings.size(), each, 0)));
    return ratings;
  }

  private static List<Long> trials(List<Rating> ratings) {
    return Ranking.of(ratings).stream().map(place -> ratings.get(place.index()).trial()).toList();
  }

  private static double[] losses(double... losses) {
    return losses;
  }
}

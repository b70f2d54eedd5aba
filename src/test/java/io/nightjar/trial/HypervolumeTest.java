package io.nightjar.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HypervolumeTest {

  @Test
  void isTheAreaOfAStaircase() {
    List<double[]> points = List.of(point(1, 3), point(2, 2), point(3, 1), point(3, 3));
    assertThat(Hypervolume.of(points, point(4, 4))).isEqualTo(6);
  }

  @Test
  void isTheVolumeOfTwoBoxesWithoutWhatTheyShare() {
    List<double[]> points = List.of(point(0, 1, 1), point(1, 0, 0));
    assertThat(Hypervolume.of(points, point(2, 2, 2))).isEqualTo(2 + 4 - 1);
  }

  @Test
  void countsNothingBeyondTheReference() {
    List<double[]> points = List.of(point(5, 0), point(0, 4), point(3, 3));
    assertThat(Hypervolume.of(points, point(4, 4))).isEqualTo(1);
    assertThat(Hypervolume.of(List.of(), point(4, 4))).isZero();
  }

  @Test
  void leavesThePointsAsTheyWere() {
    double[] first = point(2, 1, 3);
    List<double[]> points = new ArrayList<>(List.of(first, point(1, 2, 2), point(2, 2, 1)));
    Hypervolume.of(points, point(4, 4, 4));
    assertThat(points.get(0)).isSameAs(first).containsExactly(2, 1, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void agreesWithCountingTheCellsOfAGrid(int objectives) {
    Random random = new Random(objectives);
    double[] reference = new double[objectives];
    Arrays.fill(reference, 5);
    for (int repetition = 0; repetition < 20; repetition++) {
      List<double[]> points = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        points.add(random.ints(objectives, 0, 6).asDoubleStream().toArray());
      }
      assertThat(Hypervolume.of(points, reference))
          .isCloseTo((double) cells(points, objectives), within(1e-9));
    }
  }

  /** The cells of side 1 from 0 to 5 whose lower corner some point is nowhere above. */
  private static long cells(List<double[]> points, int objectives) {
    long count = 0;
    for (int cell = 0; cell < Math.pow(5, objectives); cell++) {
      int rest = cell;
      double[] corner = new double[objectives];
      for (int i = 0; i < objectives; i++) {
        corner[i] = rest % 5;
        rest /= 5;
      }
      count += points.stream().anyMatch(point -> isBelow(point, corner)) ? 1 : 0;
    }
    return count;
  }

  private static boolean isBelow(double[] point, double[] corner) {
    for (int i = 0; i < corner.length; i++) {
      if (point[i] > corner[i]) {
        return false;
      }
    }
    return true;
  }

  private static double[] point(double... values) {
    return values;
  }
}

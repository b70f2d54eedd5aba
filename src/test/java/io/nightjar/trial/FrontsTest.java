package io.nightjar.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrontsTest {

  @Test
  void numbersFrontsFromTheOneThatNothingDominates() {
    double[][] losses = {{1, 4}, {2, 2}, {4, 1}, {2, 4}, {3, 3}, {5, 5}, {4, 4}};
    assertThat(Fronts.of(losses)).containsExactly(1, 1, 1, 2, 2, 4, 3);
  }

  @Test
  void equalPointsShareAFront() {
    assertThat(Fronts.of(new double[][] {{1, 2}, {1, 2}, {1, 3}})).containsExactly(1, 1, 2);
  }

  @Test
  void nothingHasNoFront() {
    assertThat(Fronts.of(new double[0][])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void agreesWithTakingFrontAfterFrontOff(int objectives) {
    Random random = new Random(objectives);
    for (int repetition = 0; repetition < 50; repetition++) {
      double[][] losses = new double[40][objectives];
      for (double[] point : losses) {
        for (int i = 0; i < objectives; i++) {
          point[i] = random.nextInt(6);
        }
      }
      assertThat(Fronts.of(losses)).containsExactly(takenOff(losses));
    }
  }

  private static int[] takenOff(double[][] losses) {
    int[] numbers = new int[losses.length];
    for (int front = 1; hasZero(numbers); front++) {
      int[] before = numbers.clone();
      for (int i = 0; i < losses.length; i++) {
        if (before[i] == 0 && isFree(i, losses, before)) {
          numbers[i] = front;
        }
      }
    }
    return numbers;
  }

  private static boolean hasZero(int[] numbers) {
    for (int number : numbers) {
      if (number == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFree(int point, double[][] losses, int[] numbers) {
    for (int i = 0; i < losses.length; i++) {
      if (numbers[i] == 0 && Fronts.dominates(losses[i], losses[point])) {
        return false;
      }
    }
    return true;
  }
}

package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class MinimizerTest {

  /** Rosenbrock's, with its minimum at (1, 1). */
  private static Minimizer.Value valley(double[] at) {
    double bend = at[1] - at[0] * at[0];
    return new Minimizer.Value(
        at,
        100 * bend * bend + (1 - at[0]) * (1 - at[0]),
        new double[] {-400 * at[0] * bend - 2 * (1 - at[0]), 200 * bend});
  }

  @Test
  void followsACurvedValley() {
    double[] found =
        new Minimizer(MinimizerTest::valley, 100, 0).from(new double[] {-1.2, 1}).point();
    assertThat(found).containsExactly(new double[] {1, 1}, within(1e-6));
  }

  @Test
  void staysWhereTheFunctionIsNotDefined() {
    Minimizer.Function nowhere =
        at -> new Minimizer.Value(at, Double.POSITIVE_INFINITY, new double[at.length]);
    assertThat(new Minimizer(nowhere, 10, 0).from(new double[] {3}).point()).containsExactly(3);
  }

  @Test
  void backsOffFromWhereTheFunctionIsNotDefined() {
    Minimizer.Function half =
        at ->
            at[0] < 1
                ? new Minimizer.Value(at, Double.POSITIVE_INFINITY, new double[1])
                : new Minimizer.Value(at, at[0], new double[] {1});
    assertThat(new Minimizer(half, 30, 0).from(new double[] {3}).value()).isBetween(1.0, 1.1);
  }
}

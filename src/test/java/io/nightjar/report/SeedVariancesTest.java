package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SeedVariancesTest {

  @Test
  void likeVariancesAreOne() {
    SeedVariances alike = new SeedVariances(new double[] {1, 1.5, 0.5, 1.2, 0.8}, 4);
    assertThat(alike.of(0)).isCloseTo(1, within(1e-12));
    assertThat(alike.of(2)).isCloseTo(1, within(1e-12));
    assertThat(alike.freedom()).isEqualTo(12);
  }

  @Test
  void aSteadyTrialDoesNotPayForAWildOne() {
    SeedVariances mixed = new SeedVariances(new double[] {1e-6, 1e-5, 1e-3, 1, 100}, 4);
    assertThat(mixed.of(0)).as("others count eight times as much").isBetween(1e-6, 2e-5);
    assertThat(mixed.of(4)).isBetween(50.0, 110.0);
  }

  @Test
  void aTrialThatHappenedToAgreeIsNotCertain() {
    assertThat(new SeedVariances(new double[] {0, 1, 1, 1, 1}, 4).of(0)).isPositive();
    assertThat(new SeedVariances(new double[] {0, 0, 0}, 4).of(0)).isZero();
    assertThat(new SeedVariances(new double[] {2}, 4).of(0)).isEqualTo(2);
  }
}

package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpectedImprovementTest {

  /** Reference values in fifty digits' arithmetic. */
  @ParameterizedTest
  @CsvSource({
    "2, 0.6973835458",
    "0, -0.9189385332",
    "-1, -2.4851210257",
    "-5, -16.7443011627",
  })
  void isTheKnownFormula(double z, double expected) {
    assertThat(ExpectedImprovement.logOfStandard(z)).isCloseTo(expected, within(1e-6));
  }

  @Test
  void goesOnWhereDoublesEnd() {
    assertThat(ExpectedImprovement.logOfStandard(-1e3)).isBetween(-500020.0, -500010.0);
  }

  @Test
  void hasNoStepWhereItsFormulaChanges() {
    double step =
        ExpectedImprovement.logOfStandard(-15 + 1e-9) - ExpectedImprovement.logOfStandard(-15);
    assertThat(step).isCloseTo(0, within(1e-5));
  }

  @Test
  void growsWithPromiseAndWithDoubt() {
    double plain = ExpectedImprovement.log(new GpPosterior.Belief(1, 0.5), 0);
    assertThat(ExpectedImprovement.log(new GpPosterior.Belief(0.5, 0.5), 0)).isGreaterThan(plain);
    assertThat(ExpectedImprovement.log(new GpPosterior.Belief(1, 1), 0)).isGreaterThan(plain);
  }

  @ParameterizedTest
  @CsvSource({"0, -0.6931471806", "-1, -0.1727537790", "3, -6.6077262215", "20, -203.9171554"})
  void feasibilityIsANormalTail(double mean, double expected) {
    assertThat(ExpectedImprovement.logOfFeasible(new GpPosterior.Belief(mean, 1)))
        .isCloseTo(expected, within(0.003));
  }
}

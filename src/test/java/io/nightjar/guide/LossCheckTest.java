package io.nightjar.guide;

import static io.nightjar.guide.Checks.check;
import static io.nightjar.guide.Checks.choices;
import static io.nightjar.guide.Checks.fixed;
import static io.nightjar.guide.Checks.given;
import static io.nightjar.guide.Checks.integers;
import static io.nightjar.guide.Checks.log;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Parameter;
import org.junit.jupiter.api.Test;

/** What the guide says of losses (57.3). */
final class LossCheckTest {
  private static final Parameter LOSS = choices("loss", "n-pair", "triplet");

  @Test
  void aLosssParameterKeepsToTheOrderOfMagnitudeOfItsOwnValue() {
    assertThat(check(LOSS, log("margin", 0.1, 1), log("l2-regularization", 0.001, 0.01))).isEmpty();
    assertThat(check(LOSS, fixed("margin", 0.2), fixed("l2-regularization", 0.002))).isEmpty();
    assertThat(check(LOSS, log("margin", 0.01, 1), fixed("l2-regularization", 0.02)))
        .containsExactly(
            "ERROR margin: [0.01, 1] reaches outside [0.1, 1], the order of magnitude of the loss's"
                + " own value 0.2 (57.3)",
            "ERROR l2-regularization: 0.02 is outside [0.001, 0.01], the order of magnitude of the"
                + " loss's own value 0.002 (57.3)");
  }

  @Test
  void whatIsAllowedStaysAWarning() {
    assertThat(check(Training.FROM_SCRATCH, OutsideRanges.ALLOW, LOSS, fixed("margin", 2.0)))
        .containsExactly(
            "WARNING margin: 2 is outside [0.1, 1], the order of magnitude of the loss's own value"
                + " 0.2 (57.3)");
  }

  @Test
  void onlyTheParameterOfALossThatCanBeChosenIsJudged() {
    assertThat(check(fixed("margin", 20.0))).isEmpty();
    assertThat(check(fixed("loss", "n-pair"), fixed("margin", 20.0).when(given("loss", "triplet"))))
        .noneMatch(line -> line.startsWith("ERROR"));
  }

  @Test
  void aBatchOfMetricLearningHoldsTwoRowsOfTwoClasses() {
    String few =
        "ERROR batch-size: a batch below 4 holds no 2 rows of 2 classes, and metric learning needs"
            + " diverse batches (57.3)";
    assertThat(check(LOSS, integers("batch-size", 4, 64))).isEmpty();
    assertThat(check(LOSS, integers("batch-size", 3, 64))).containsExactly(few);
    assertThat(check(Training.FROM_SCRATCH, OutsideRanges.ALLOW, LOSS, fixed("batch-size", 2L)))
        .containsExactly(few);
    assertThat(check(integers("batch-size", 3, 64))).isEmpty();
  }
}

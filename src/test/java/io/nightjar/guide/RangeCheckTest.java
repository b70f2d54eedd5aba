package io.nightjar.guide;

import static io.nightjar.guide.Checks.check;
import static io.nightjar.guide.Checks.choices;
import static io.nightjar.guide.Checks.fixed;
import static io.nightjar.guide.Checks.given;
import static io.nightjar.guide.Checks.integers;
import static io.nightjar.guide.Checks.linear;
import static io.nightjar.guide.Checks.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Fixed;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RangeCheckTest {
  private static final String CONTRADICTION =
      "WARNING weight-decay: 0.0005 is accepted as the usual value, but the guide contradicts"
          + " itself: its range in 57.4 is [0, 0.0001] (57.2)";

  @Test
  void documentedBoundsThemselvesAreInside() {
    assertThat(
            check(
                integers("batch-size", 2, 1024),
                linear("dropout", 0, 0.5),
                linear("weight-decay", 0, 1e-4),
                choices("kernel", "7x7", "5x5", "3x3", "1x1", "7x1+1x7")))
        .isEmpty();
    assertThat(
            check(
                fixed("batch-size", 1024L),
                fixed("dropout", 0.5),
                fixed("weight-decay", 1e-4),
                fixed("kernel", "7x1+1x7")))
        .isEmpty();
    assertThat(check(fixed("dropout", 0.0), fixed("weight-decay", 0.0))).isEmpty();
  }

  @Test
  void boundsAreComparedUpToRounding() {
    assertThat(check(fixed("dropout", 0.1 + 0.4), linear("weight-decay", 0, 1e-4 * (1 + 1e-13))))
        .isEmpty();
    assertThat(check(linear("weight-decay", 0, 1.0000001e-4)))
        .containsExactly(
            "ERROR weight-decay: [0, 0.00010000001] reaches outside the documented range [0,"
                + " 0.0001] (57.4)");
  }

  @Test
  void valuesRangesAndChoicesOutsideAreErrors() {
    assertThat(check(fixed("dropout", 0.6)))
        .containsExactly("ERROR dropout: 0.6 is outside the documented range [0, 0.5] (57.4)");
    assertThat(check(fixed("dropout", -0.1)))
        .containsExactly("ERROR dropout: -0.1 is outside the documented range [0, 0.5] (57.4)");
    assertThat(check(linear("dropout", 0.2, 0.7)))
        .containsExactly(
            "ERROR dropout: [0.2, 0.7] reaches outside the documented range [0, 0.5] (57.4)");
    assertThat(check(linear("dropout", 0.6, 0.7)))
        .containsExactly(
            "ERROR dropout: [0.6, 0.7] is outside the documented range [0, 0.5] (57.4)");
    assertThat(check(numbers("dropout", 0.2, 0.5, 0.6, 0.7)))
        .containsExactly(
            "ERROR dropout: 0.6 and 0.7 are outside the documented range [0, 0.5] (57.4)");
    assertThat(check(fixed("batch-size", 1025L)))
        .containsExactly("ERROR batch-size: 1025 is outside the documented range [1, 1024] (57.4)");
    assertThat(check(fixed("batch-size", 0L)))
        .containsExactly("ERROR batch-size: 0 is outside the documented range [1, 1024] (57.4)");
    assertThat(check(integers("batch-size", 16, 2048)))
        .containsExactly(
            "ERROR batch-size: [16, 2048] reaches outside the documented range [1, 1024] (57.4)");
    assertThat(check(choices("kernel", "3x3", "9x9")))
        .containsExactly(
            "ERROR kernel: 9x9 is outside the documented choices 7x7, 5x5, 3x3, 1x1 and 7x1+1x7"
                + " (57.4)");
  }

  @Test
  void whatIsAllowedStaysAWarning() {
    assertThat(check(Training.FROM_SCRATCH, OutsideRanges.ALLOW, fixed("dropout", 0.6)))
        .containsExactly("WARNING dropout: 0.6 is outside the documented range [0, 0.5] (57.4)");
  }

  @Test
  void theSuggestedWeightDecayIsAcceptedAsAFixedValueOnly() {
    assertThat(check(fixed("weight-decay", 5e-4))).containsExactly(CONTRADICTION);
    assertThat(check(Training.FROM_SCRATCH, OutsideRanges.ALLOW, fixed("weight-decay", 5e-4)))
        .containsExactly(CONTRADICTION);
    assertThat(check(fixed("weight-decay", 4e-4)))
        .containsExactly(
            "ERROR weight-decay: 0.0004 is outside the documented range [0, 0.0001] (57.4)");
    assertThat(check(numbers("weight-decay", 0.0, 5e-4)))
        .containsExactly(
            "ERROR weight-decay: 0.0005 is outside the documented range [0, 0.0001] (57.4)");
    assertThat(check(linear("weight-decay", 0, 5e-4)))
        .containsExactly(
            "ERROR weight-decay: [0, 0.0005] reaches outside the documented range [0, 0.0001]"
                + " (57.4)");
  }

  @Test
  void onlyDomainsThatCanBeActiveAreJudged() {
    Parameter batchSize =
        Parameter.by(
            "batch-size",
            "optimizer",
            Map.of("sgd", new Fixed(2000L)),
            new IntegerRange(16, 64, Scale.LOG));
    assertThat(check(fixed("optimizer", "adam"), batchSize)).isEmpty();
    assertThat(check(choices("optimizer", "adam", "sgd"), batchSize))
        .containsExactly("ERROR batch-size: 2000 is outside the documented range [1, 1024] (57.4)");
    assertThat(
            check(
                new GuideOptions(Training.FROM_SCRATCH, OutsideRanges.REFUSE, 0, Set.of("dropout")),
                fixed("depth", 1L),
                fixed("dropout", 0.9).when(given("depth", 2L))))
        .isEmpty();
  }

  @Test
  void otherKindsAndOtherParametersAreNotJudged() {
    assertThat(check(fixed("batch-size", "full"), fixed("kernel", 3L), fixed("width", 1e9)))
        .isEmpty();
  }
}

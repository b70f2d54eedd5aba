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
import io.nightjar.space.Parameter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the guide, each on both sides of its boundary. */
final class RuleChecksTest {
  private static final Parameter NORMALISED = fixed("batch-norm", true);
  private static final String ONE =
      "WARNING batch-size: a batch of 1 follows every single example and hardly converges: adapt"
          + " the learning strategy or the normalisation (57.4)";
  private static final String MANY =
      "WARNING batch-size: a batch above 6000 makes the gradient's direction nearly constant: adapt"
          + " the learning strategy or the normalisation (57.4)";
  private static final String NO_VARIANCE =
      "ERROR batch-size: a batch of 1 has no variance that batch normalisation could estimate"
          + " (57.1)";
  private static final String POOR_STATISTICS =
      "WARNING batch-size: a batch below 8 makes poor statistics for batch normalisation: training"
          + " may collapse (57.1)";
  private static final String DIRECTLY =
      "ERROR batch-norm-position: after-dropout puts batch normalisation directly after dropout,"
          + " which shifts the variance that it estimates: inference can collapse (57.2)";
  private static final String ONE_LAYER_BETWEEN =
      "WARNING dropout: only a dense layer lies between dropout and the next batch normalisation,"
          + " whose variance it shifts (57.2)";

  private static final String DEPTH_VARIES =
      "WARNING depth: the depth is best fixed first, and varied once the rest is tuned (57.2)";
  private static final String INSIDE =
      "ERROR recurrent-dropout: dropout inside the memory cell is amplified by its loop and disturbs"
          + " learning: use dropout, which acts on the input and the output (57.2)";

  @Test
  void depthIsFixedFirst() {
    assertThat(check(fixed("depth", 4L))).isEmpty();
    assertThat(check(integers("depth", 1, 4))).containsExactly(DEPTH_VARIES);
    assertThat(check(numbers("depth", 1L, 4L))).containsExactly(DEPTH_VARIES);
    assertThat(check(integers("stages", 1, 4)))
        .containsExactly(DEPTH_VARIES.replace("depth:", "stages:"));
  }

  @Test
  void dropoutInsideTheMemoryCellIsRefused() {
    assertThat(check(fixed("recurrent-dropout", 0.0), fixed("dropout", 0.3))).isEmpty();
    assertThat(check(fixed("recurrent-dropout", 0.2))).containsExactly(INSIDE);
    assertThat(check(linear("recurrent-dropout", 0, 0.5))).containsExactly(INSIDE);
    assertThat(check(Training.FROM_SCRATCH, OutsideRanges.ALLOW, fixed("recurrent-dropout", 0.2)))
        .containsExactly(INSIDE);
  }

  @ParameterizedTest
  @CsvSource({
    "beta1, 0.9, 0.8, 57.2",
    "beta2, 0.999, 0.99, 57.2",
    "epsilon, 1e-8, 1e-7, 57.2",
    "momentum, 0.9, 0.8, 57.1"
  })
  void optimizersOwnParametersAreNotWorthTrials(
      String name, double usual, double other, String section) {
    assertThat(check(fixed(name, usual))).isEmpty();
    assertThat(check(fixed(name, other)))
        .containsExactly(
            "WARNING %s: %s is not the documented value %s (%s)"
                .formatted(name, Texts.value(other), Texts.value(usual), section));
    double low = Math.min(usual, other);
    double high = Math.max(usual, other);
    assertThat(check(linear(name, low, high)))
        .containsExactly(
            "WARNING %s: varying it over [%s, %s] is seldom worth the trials: the documented value is %s (%s)"
                .formatted(name, Texts.value(low), Texts.value(high), Texts.value(usual), section));
    assertThat(check(numbers(name, low, high)))
        .containsExactly(
            "WARNING %s: varying it over %s and %s is seldom worth the trials: the documented value is %s (%s)"
                .formatted(name, Texts.value(low), Texts.value(high), Texts.value(usual), section));
  }

  @Test
  void valuesFixedByOptimizerAreNotVaried() {
    assertThat(
            check(
                choices("optimizer", "adam", "nadam"),
                Parameter.by(
                    "beta1",
                    "optimizer",
                    Map.of("adam", new Fixed(0.9), "nadam", new Fixed(0.9)),
                    null)))
        .isEmpty();
  }

  @Test
  void aBatchOfOneIsWarned() {
    assertThat(check(fixed("batch-size", 1L))).containsExactly(ONE);
    assertThat(check(integers("batch-size", 1, 64))).containsExactly(ONE);
    assertThat(check(numbers("batch-size", 1L, 64L))).containsExactly(ONE);
    assertThat(check(fixed("batch-size", 2L))).isEmpty();
    assertThat(check(integers("batch-size", 2, 64))).isEmpty();
  }

  @Test
  void aBatchAboveSixThousandHasItsOwnWarning() {
    assertThat(check(fixed("batch-size", 6000L)))
        .containsExactly("ERROR batch-size: 6000 is outside the documented range [1, 1024] (57.4)");
    assertThat(check(fixed("batch-size", 6001L)))
        .containsExactly(
            "ERROR batch-size: 6001 is outside the documented range [1, 1024] (57.4)", MANY);
    assertThat(check(integers("batch-size", 64, 6001))).contains(MANY);
    assertThat(check(integers("batch-size", 64, 6000))).doesNotContain(MANY);
  }

  @Test
  void smallBatchesDoNotGoWithBatchNormalisation() {
    assertThat(check(fixed("batch-size", 1L), NORMALISED)).containsExactly(ONE, NO_VARIANCE);
    assertThat(check(fixed("batch-size", 2L), NORMALISED)).containsExactly(POOR_STATISTICS);
    assertThat(check(fixed("batch-size", 7L), NORMALISED)).containsExactly(POOR_STATISTICS);
    assertThat(check(fixed("batch-size", 8L), NORMALISED)).isEmpty();
    assertThat(check(integers("batch-size", 7, 64), NORMALISED)).containsExactly(POOR_STATISTICS);
    assertThat(check(integers("batch-size", 8, 64), NORMALISED)).isEmpty();
    assertThat(check(integers("batch-size", 1, 64), choices("batch-norm", true, false)))
        .containsExactly(ONE, NO_VARIANCE);
  }

  @Test
  void smallBatchesThatNeverMeetBatchNormalisationAreFine() {
    assertThat(check(fixed("batch-size", 2L), fixed("batch-norm", false))).isEmpty();
    assertThat(
            check(
                choices("batch-norm", true, false),
                Parameter.by(
                    "batch-size", "batch-norm", Map.of(false, new Fixed(2L)), new Fixed(64L))))
        .isEmpty();
    assertThat(
            check(
                numbers("batch-size", 2L, 64L),
                choices("batch-norm", true, false).when(given("batch-size", 64L))))
        .isEmpty();
  }

  @Test
  void dropoutDirectlyBeforeBatchNormalisationIsRefused() {
    Parameter after = fixed("batch-norm-position", "after-dropout");
    assertThat(check(NORMALISED, after, fixed("dropout", 0.2))).containsExactly(DIRECTLY);
    assertThat(check(NORMALISED, after, linear("dropout", 0, 0.5))).containsExactly(DIRECTLY);
    assertThat(
            check(
                NORMALISED,
                choices("batch-norm-position", "before-activation", "after-dropout"),
                fixed("dropout", 0.2)))
        .containsExactly(DIRECTLY);
    assertThat(check(NORMALISED, after, fixed("dropout", 0.0))).isEmpty();
    assertThat(check(fixed("batch-norm", false), after, fixed("dropout", 0.2))).isEmpty();
    assertThat(check(NORMALISED, after)).isEmpty();
    assertThat(
            check(
                Training.FROM_SCRATCH,
                OutsideRanges.ALLOW,
                NORMALISED,
                after,
                fixed("dropout", 0.2)))
        .containsExactly(DIRECTLY);
  }

  @Test
  void dropoutIsAllowedWhereBatchNormalisationIsElsewhere() {
    assertThat(
            check(
                choices("batch-norm", true, false),
                fixed("batch-norm-position", "after-dropout").when(given("batch-norm", true)),
                fixed("dropout", 0.2).when(given("batch-norm", false))))
        .isEmpty();
  }

  @Test
  void dropoutOneLayerBeforeBatchNormalisationIsWarned() {
    Parameter before = fixed("batch-norm-position", "before-activation");
    Parameter dropout = fixed("dropout", 0.2);
    assertThat(check(NORMALISED, before, dropout, fixed("depth", 2L)))
        .containsExactly(ONE_LAYER_BETWEEN);
    assertThat(check(NORMALISED, dropout, integers("depth", 1, 3)))
        .containsExactly(ONE_LAYER_BETWEEN, DEPTH_VARIES);
    assertThat(check(NORMALISED, before, dropout, fixed("depth", 1L))).isEmpty();
    assertThat(check(NORMALISED, before, fixed("dropout", 0.0), fixed("depth", 2L))).isEmpty();
    assertThat(check(NORMALISED, before, dropout)).isEmpty();
    assertThat(
            check(
                NORMALISED,
                before,
                integers("depth", 1, 3),
                fixed("dropout", 0.2).when(given("depth", 1L))))
        .containsExactly(DEPTH_VARIES);
  }

  @Test
  void epsilonIsLeftAloneForOptimizersThatTheGuideDoesNotName() {
    assertThat(
            check(
                choices("optimizer", "adam", "adagrad"),
                Parameter.by(
                    "epsilon", "optimizer", Map.of("adagrad", new Fixed(1e-6)), new Fixed(1e-8))))
        .isEmpty();
  }
}

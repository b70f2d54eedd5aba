package io.nightjar.guide;

import static io.nightjar.guide.Checks.check;
import static io.nightjar.guide.Checks.choices;
import static io.nightjar.guide.Checks.fixed;
import static io.nightjar.guide.Checks.floats;
import static io.nightjar.guide.Checks.given;
import static io.nightjar.guide.Checks.log;
import static io.nightjar.guide.Checks.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Fixed;
import io.nightjar.space.Parameter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LearningRateCheckTest {
  private static final Parameter ALL =
      choices(
          "optimizer",
          "sgd",
          "momentum",
          "adagrad",
          "adadelta",
          "rmsprop",
          "adam",
          "adamax",
          "nadam");

  @ParameterizedTest
  @CsvSource({
    "sgd, 1e-2, 1e-1, '[0.01, 0.1]'",
    "momentum, 1e-3, 1e-2, '[0.001, 0.01]'",
    "adagrad, 1e-3, 1e-2, '[0.001, 0.01]'",
    "adadelta, 1e-2, 1e-1, '[0.01, 0.1]'",
    "rmsprop, 1e-3, 1e-2, '[0.001, 0.01]'",
    "adam, 1e-3, 1e-2, '[0.001, 0.01]'",
    "adamax, 1e-3, 1e-2, '[0.001, 0.01]'",
    "nadam, 1e-3, 1e-2, '[0.001, 0.01]'"
  })
  void eachOptimizerHasItsOwnBounds(String optimizer, double low, double high, String range) {
    Parameter chosen = fixed("optimizer", optimizer);
    assertThat(check(chosen, log("learning-rate", low, high))).isEmpty();
    assertThat(check(chosen, fixed("learning-rate", low))).isEmpty();
    assertThat(check(chosen, fixed("learning-rate", high))).isEmpty();
    assertThat(check(chosen, fixed("learning-rate", low / 2)))
        .containsExactly(
            "ERROR learning-rate: %s is outside the documented range %s for %s (57.4)"
                .formatted(Texts.value(low / 2), range, optimizer));
    assertThat(check(chosen, fixed("learning-rate", high * 2)))
        .containsExactly(
            "ERROR learning-rate: %s is outside the documented range %s for %s (57.4)"
                .formatted(Texts.value(high * 2), range, optimizer));
  }

  @Test
  void rangesAndChoicesAreHeldAgainstTheOptimizer() {
    assertThat(check(fixed("optimizer", "adam"), log("learning-rate", 0.1, 1)))
        .containsExactly(
            "ERROR learning-rate: [0.1, 1] is outside the documented range [0.001, 0.01] for adam"
                + " (57.4)");
    assertThat(check(fixed("optimizer", "adam"), log("learning-rate", 1e-4, 1e-2)))
        .containsExactly(
            "ERROR learning-rate: [0.0001, 0.01] reaches outside the documented range [0.001,"
                + " 0.01] for adam (57.4)");
    assertThat(check(fixed("optimizer", "adam"), numbers("learning-rate", 1e-3, 0.03)))
        .containsExactly(
            "ERROR learning-rate: 0.03 is outside the documented range [0.001, 0.01] for adam"
                + " (57.4)");
  }

  @Test
  void optimizersWhoseRangeDoesNotHoldItAreNamed() {
    assertThat(check(ALL, log("learning-rate", 1e-3, 1e-2)))
        .containsExactly(
            "ERROR learning-rate: [0.001, 0.01] reaches outside the documented range [0.01, 0.1]"
                + " for sgd and adadelta (57.4)");
    assertThat(check(ALL, log("learning-rate", 1e-3, 1e-1)))
        .containsExactly(
            "ERROR learning-rate: [0.001, 0.1] reaches outside the documented range [0.01, 0.1]"
                + " for sgd and adadelta (57.4)",
            "ERROR learning-rate: [0.001, 0.1] reaches outside the documented range [0.001, 0.01]"
                + " for momentum, adagrad, rmsprop, adam, adamax and nadam (57.4)");
    assertThat(check(ALL, fixed("learning-rate", 1e-2))).isEmpty();
  }

  @Test
  void aRateThatFollowsTheOptimizerIsHeldAgainstEachPair() {
    Parameter optimizer = choices("optimizer", "sgd", "adam");
    assertThat(
            check(
                optimizer,
                Parameter.by(
                    "learning-rate",
                    "optimizer",
                    Map.of("sgd", floats(1e-2, 1e-1)),
                    floats(1e-3, 1e-2))))
        .isEmpty();
    assertThat(
            check(
                optimizer,
                Parameter.by(
                    "learning-rate",
                    "optimizer",
                    Map.of("adam", floats(1e-2, 1e-1), "nadam", new Fixed(9.0)),
                    floats(1e-2, 1e-1))))
        .containsExactly(
            "ERROR learning-rate: [0.01, 0.1] reaches outside the documented range [0.001, 0.01]"
                + " for adam (57.4)");
  }

  @Test
  void onlyOptimizersThatTheRateMeetsCount() {
    assertThat(
            check(
                choices("optimizer", "sgd", "adam"),
                log("learning-rate", 1e-3, 1e-2).when(given("optimizer", "adam"))))
        .isEmpty();
  }

  @Test
  void fineTuningLowersTheRanges() {
    Parameter adam = fixed("optimizer", "adam");
    assertThat(fineTuning(adam, log("learning-rate", 1e-5, 1e-3))).isEmpty();
    assertThat(fineTuning(adam, log("learning-rate", 1e-3, 1e-2)))
        .containsExactly(
            "ERROR learning-rate: [0.001, 0.01] reaches outside the documented range [1e-5, 0.001]"
                + " for adam when fine-tuning (57.4)");
    assertThat(fineTuning(adam, fixed("learning-rate", 9e-6)))
        .containsExactly(
            "ERROR learning-rate: 9e-6 is outside the documented range [1e-5, 0.001] for adam when"
                + " fine-tuning (57.4)");
    assertThat(fineTuning(fixed("optimizer", "sgd"), log("learning-rate", 1e-4, 1e-2))).isEmpty();
  }

  private static List<String> fineTuning(Parameter... parameters) {
    return check(Training.FINE_TUNING, OutsideRanges.REFUSE, parameters);
  }

  @Test
  void whatIsAllowedStaysAWarning() {
    assertThat(
            check(
                Training.FROM_SCRATCH,
                OutsideRanges.ALLOW,
                fixed("optimizer", "adam"),
                fixed("learning-rate", 0.1)))
        .containsExactly(
            "WARNING learning-rate: 0.1 is outside the documented range [0.001, 0.01] for adam"
                + " (57.4)");
  }

  @Test
  void withoutAnOptimizerOneRangeMustHoldIt() {
    assertThat(check(log("learning-rate", 1e-2, 1e-1))).isEmpty();
    assertThat(check(log("learning-rate", 1e-3, 1e-2))).isEmpty();
    assertThat(check(log("learning-rate", 1e-3, 1e-1)))
        .containsExactly(
            "ERROR learning-rate: [0.001, 0.1] is not within the documented range of any"
                + " optimizer, [0.01, 0.1] or [0.001, 0.01] (57.4)");
    assertThat(fineTuning(fixed("learning-rate", 0.1)))
        .containsExactly(
            "ERROR learning-rate: 0.1 is not within the documented range of any optimizer, [0.0001,"
                + " 0.01] or [1e-5, 0.001] (57.4)");
  }

  @Test
  void anOptimizerThatTheGuideDoesNotKnowHasNoRange() {
    assertThat(check(fixed("optimizer", "lion"), fixed("learning-rate", 5.0))).isEmpty();
  }
}

package io.nightjar.dl4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.dl4j.updater.Decay;
import io.nightjar.dl4j.updater.RateSchedule;
import io.nightjar.space.Configuration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** From parameters to schedules. */
final class SchedulesTest {
  private static final Course COURSE = new Course(1, 40, 27);
  private static final RateSchedule FULL = new RateSchedule(0.005, 40, 27);

  private static Configuration settings(Object... namesAndValues) {
    return Settings.complete(MlpFamily.FAMILY, Nets.configuration(namesAndValues));
  }

  private static Optional<ISchedule> schedule(Object... namesAndValues) {
    return Schedules.of(settings(namesAndValues), COURSE);
  }

  static Stream<Arguments> schedules() {
    return Stream.of(
        Arguments.of("step", FULL.stepping(0.1, 10)),
        Arguments.of("exponential", FULL.falling(Decay.EXPONENTIAL, 0.01)),
        Arguments.of("cosine", FULL.falling(Decay.COSINE, 0.01)),
        Arguments.of("one-cycle", FULL.falling(Decay.ONE_CYCLE, 0.01)));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void reachesToTheLargestBudget(String decay, RateSchedule expected) {
    assertThat(schedule("learning-rate-decay", decay)).contains(expected);
  }

  @Test
  void hasParametersOfItsOwn() {
    assertThat(schedule("learning-rate-decay", "step", "step-every", 3L, "decay-factor", 0.5))
        .contains(FULL.stepping(0.5, 3));
    assertThat(schedule("learning-rate-decay", "cosine", "final-rate", 0.2, "warm-up", 2.0))
        .contains(FULL.warmedUp(2).falling(Decay.COSINE, 0.2));
    assertThat(schedule("warm-up", 0.5)).contains(FULL.warmedUp(0.5));
  }

  @Test
  void oneCycleWarmsUpItself() {
    assertThat(schedule("learning-rate-decay", "one-cycle", "warm-up", 2.0))
        .contains(FULL.falling(Decay.ONE_CYCLE, 0.01));
  }

  @Test
  void isNoneWhereTheRateStays() {
    assertThat(schedule()).isEmpty();
    assertThat(schedule("learning-rate-decay", "none")).isEmpty();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> schedule("learning-rate-decay", "linear"))
        .hasMessage("Invalid learning-rate-decay: linear");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sgd", "momentum", "adagrad", "adadelta", "rmsprop", "adam", "adamax", "nadam"})
  void everyOptimizerFollowsIt(String optimizer) {
    IUpdater updater =
        Updaters.of(settings("optimizer", optimizer, "learning-rate-decay", "cosine"), COURSE);

    assertThat(updater.getLearningRate(0, 0)).isEqualTo(0.005);
    assertThat(updater.getLearningRate(27 * 40, 27)).isCloseTo(5e-5, within(1e-15));
    assertThat(updater.clone()).isEqualTo(updater);
    assertThat(updater.clone().getLearningRate(27 * 20, 13))
        .isCloseTo(0.005 * 0.505, within(1e-15));
    assertThat(updater).isNotEqualTo(Updaters.of(settings("optimizer", optimizer), COURSE));
  }
}

package io.nightjar.dl4j.updater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;

final class RateScheduleTest {
  private static final int STEPS = 10;
  private static final int EPOCHS = 20;
  private static final RateSchedule FULL = new RateSchedule(0.5, STEPS, EPOCHS);
  private static final Offset<Double> ROUNDING = within(1e-12);

  private static double at(RateSchedule schedule, double epoch) {
    return schedule.valueAt((int) Math.round(epoch * STEPS), 0);
  }

  @Test
  void staysAsItIs() {
    assertThat(IntStream.range(0, 300).mapToObj(step -> FULL.valueAt(step, 0)))
        .allMatch(rate -> rate == 0.5);
  }

  @Test
  void stepsByAFactorEverySomeEpochs() {
    RateSchedule steps = FULL.stepping(0.1, 5);

    assertThat(at(steps, 0)).isEqualTo(0.5);
    assertThat(at(steps, 4.9)).isEqualTo(0.5);
    assertThat(at(steps, 5)).isCloseTo(0.05, ROUNDING);
    assertThat(at(steps, 9.9)).isCloseTo(0.05, ROUNDING);
    assertThat(at(steps, 17)).isCloseTo(0.0005, ROUNDING);
  }

  @Test
  void fallsExponentiallyToTheLastShare() {
    RateSchedule falling = FULL.falling(Decay.EXPONENTIAL, 0.01);

    assertThat(at(falling, 0)).isEqualTo(0.5);
    assertThat(at(falling, 10)).isCloseTo(0.5 * 0.1, ROUNDING);
    assertThat(at(falling, 20)).isCloseTo(0.5 * 0.01, ROUNDING);
    assertThat(at(falling, 5.1) / at(falling, 5)).isCloseTo(Math.pow(0.01, 0.1 / 20), ROUNDING);
  }

  @Test
  void fallsAlongACosine() {
    RateSchedule falling = FULL.falling(Decay.COSINE, 0.2);

    assertThat(at(falling, 0)).isEqualTo(0.5);
    assertThat(at(falling, 10)).isCloseTo(0.5 * (0.2 + 0.8 * 0.5), ROUNDING);
    assertThat(at(falling, 5))
        .isCloseTo(0.5 * (0.2 + 0.8 * (1 + Math.cos(Math.PI / 4)) / 2), ROUNDING);
    assertThat(at(falling, 20)).isCloseTo(0.5 * 0.2, ROUNDING);
  }

  @Test
  void runsOneCycle() {
    RateSchedule cycle = FULL.falling(Decay.ONE_CYCLE, 0.001);

    assertThat(at(cycle, 0)).isCloseTo(0.5 / 25, ROUNDING);
    assertThat(at(cycle, 3)).isCloseTo(0.5 * (1 + 1 / 25.0) / 2, ROUNDING);
    assertThat(at(cycle, 6)).isCloseTo(0.5, ROUNDING);
    assertThat(at(cycle, 13)).isCloseTo(0.5 * (1 + 0.001) / 2, ROUNDING);
    assertThat(at(cycle, 20)).isCloseTo(0.5 * 0.001, ROUNDING);
  }

  @Test
  void warmsUpInEqualSteps() {
    RateSchedule warm = FULL.warmedUp(1.5);

    assertThat(warm.valueAt(0, 0)).isCloseTo(0.5 / 15, ROUNDING);
    assertThat(warm.valueAt(7, 0)).isCloseTo(0.5 * 8 / 15, ROUNDING);
    assertThat(warm.valueAt(13, 0)).isCloseTo(0.5 * 14 / 15, ROUNDING);
    assertThat(warm.valueAt(14, 0)).isEqualTo(0.5);
    assertThat(warm.valueAt(150, 0)).isEqualTo(0.5);
  }

  @Test
  void fallsFromTheEndOfTheWarmUpOn() {
    RateSchedule both = FULL.warmedUp(4).falling(Decay.COSINE, 0.2);

    assertThat(at(both, 2)).isCloseTo(0.5 * 21 / 40, ROUNDING);
    assertThat(at(both, 4)).isCloseTo(0.5, ROUNDING);
    assertThat(at(both, 12)).isCloseTo(0.5 * 0.6, ROUNDING);
    assertThat(at(both, 20)).isCloseTo(0.5 * 0.2, ROUNDING);
  }

  @Test
  void staysWhereItEndsAfterTheLongestTraining() {
    assertThat(at(FULL.falling(Decay.COSINE, 0.2), 25)).isCloseTo(0.1, ROUNDING);
    assertThat(at(FULL.warmedUp(40).falling(Decay.COSINE, 0.2), 10))
        .isCloseTo(0.5 * 101 / 400, ROUNDING);
  }

  static Stream<RateSchedule> schedules() {
    return Stream.of(
        FULL,
        FULL.warmedUp(2.5),
        FULL.stepping(0.3, 4),
        FULL.falling(Decay.EXPONENTIAL, 0.01),
        FULL.warmedUp(1).falling(Decay.COSINE, 0.01),
        FULL.falling(Decay.ONE_CYCLE, 0.01));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void survivesAModelFile(RateSchedule schedule) {
    MultiLayerConfiguration network =
        new NeuralNetConfiguration.Builder()
            .updater(new Adam(schedule))
            .list()
            .layer(new OutputLayer.Builder().nIn(2).nOut(2).activation(Activation.SOFTMAX).build())
            .build();

    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(network.toJson());

    BaseLayer layer = (BaseLayer) read.getConf(0).getLayer();
    assertThat(((Adam) layer.getIUpdater()).getLearningRateSchedule())
        .isEqualTo(schedule)
        .hasSameHashCodeAs(schedule)
        .isEqualTo(schedule.clone())
        .hasToString(schedule.toString());
  }

  @Test
  void differsInEveryPart() {
    assertThat(
            List.of(
                FULL,
                new RateSchedule(0.6, STEPS, EPOCHS),
                new RateSchedule(0.5, 11, EPOCHS),
                new RateSchedule(0.5, STEPS, 21),
                FULL.warmedUp(1),
                FULL.stepping(0.1, 5),
                FULL.stepping(0.1, 6),
                FULL.stepping(0.2, 5),
                FULL.falling(Decay.COSINE, 0.2)))
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesNoEpochs() {
    assertThatThrownBy(() -> new RateSchedule(0.1, 5, 0))
        .hasMessage("Invalid schedule: 0 epochs of 5 steps, each 1");
  }
}

package io.nightjar.dl4j.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Our steps on sequences against those of {@code fit}, within what {@link FitTest} allows. */
final class SequencesFitTest {

  @ParameterizedTest
  @MethodSource("io.nightjar.dl4j.step.FitTest#updaters")
  void remembersAsFitDoes(IUpdater updater) {
    Steps.check(
        Sequences.network(updater, Sequences.cells(), Sequences.pooling(PoolingType.AVG)),
        InputType.recurrent(Sequences.CHANNELS),
        Sequences::masked);
  }

  @Test
  void readsTheLastStepAsFitDoes() {
    check(new LastTimeStep(Sequences.cells()));
  }

  @Test
  void stacksAsFitDoes() {
    check(Sequences.cells(), Sequences.cells(), new LastTimeStep(Sequences.cells()));
  }

  @ParameterizedTest
  @EnumSource(
      value = PoolingType.class,
      names = {"MAX", "AVG"})
  void poolsStepsAsFitDoes(PoolingType type) {
    check(Sequences.cells(), Sequences.pooling(type));
  }

  @Test
  void readsBothWaysAsFitDoes() {
    check(both(), Sequences.pooling(PoolingType.AVG));
    check(both(), both(), Sequences.pooling(PoolingType.AVG));
    check(Sequences.cells(), both(), Sequences.pooling(PoolingType.MAX));
  }

  @Test
  void decaysWeightsAsFitDoes() {
    org.deeplearning4j.nn.conf.layers.Layer cells =
        new LSTM.Builder()
            .nOut(Sequences.UNITS)
            .activation(Activation.TANH)
            .weightDecay(0.1, true)
            .build();
    check(
        new Bidirectional(Bidirectional.Mode.CONCAT, cells),
        cells.clone(),
        Sequences.pooling(PoolingType.AVG));
  }

  @Test
  void leavesTheLastStepOfBothWaysToFit() {
    assertThat(
            FastNetwork.of(
                Sequences.network(new Nesterovs(0.01, 0.9), new LastTimeStep(both())),
                InputType.recurrent(Sequences.CHANNELS)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, Sequences.STEPS + 1})
  void refusesLengthsThatNoSequenceHas(int length) {
    FastNetwork fast =
        FastNetwork.of(
                Sequences.network(new Nesterovs(0.01, 0.9), new LastTimeStep(Sequences.cells())),
                InputType.recurrent(Sequences.CHANNELS))
            .orElseThrow();
    int[] lengths = new int[Networks.ROWS];
    Arrays.fill(lengths, length);

    assertThatThrownBy(() -> Sequences.batch(0, lengths).step(fast))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid length: " + length + " of 8 steps");
  }

  private static Bidirectional both() {
    return new Bidirectional(Bidirectional.Mode.CONCAT, Sequences.cells());
  }

  private static void check(org.deeplearning4j.nn.conf.layers.Layer... layers) {
    InputType type = InputType.recurrent(Sequences.CHANNELS);
    Steps.check(Sequences.network(new Nesterovs(0.01, 0.9), layers), type, Sequences::full);
    Steps.check(Sequences.network(new Nesterovs(0.01, 0.9), layers), type, Sequences::masked);
  }
}

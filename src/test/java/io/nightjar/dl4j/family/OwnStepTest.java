package io.nightjar.dl4j.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.step.FastNetwork;
import io.nightjar.trial.Shape;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the families build is what our step covers. */
final class OwnStepTest {

  @ParameterizedTest
  @CsvSource({
    "7x1+1x7, max, true, adam",
    "7x7, avg, false, momentum",
    "3x3, none, true, rmsprop",
    "1x1, max, false, adadelta",
    "5x5, avg, true, nadam"
  })
  void coversImages(String kernel, String pooling, boolean normalized, String optimizer) {
    MultiLayerConfiguration network =
        CnnNetwork.of(
            Settings.complete(
                CnnFamily.FAMILY,
                Nets.configuration(
                    "kernel", kernel,
                    "pooling", pooling,
                    "batch-norm", normalized,
                    "optimizer", optimizer,
                    "dropout", 0.3,
                    "weight-decay", 0.01)),
            new Shape.Image(8, 8, 3),
            Nets.counts(3),
            Nets.COURSE);

    assertCovered(network, InputType.convolutional(8, 8, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "last, false, 1, 0.3",
    "last, false, 2, 0.3",
    "mean, false, 2, 0.3",
    "mean, true, 1, 0.0",
    "mean, true, 2, 0.0"
  })
  void coversSequences(String summary, boolean bothWays, long depth, double dropout) {
    MultiLayerConfiguration network =
        LstmNetwork.of(
            Settings.complete(
                LstmFamily.FAMILY,
                Nets.configuration(
                    "summary", summary,
                    "bidirectional", bothWays,
                    "depth", depth,
                    "dropout", dropout,
                    "weight-decay", 0.01)),
            12,
            Nets.counts(3),
            Nets.COURSE);

    assertCovered(network, InputType.recurrent(12));
  }

  private static void assertCovered(MultiLayerConfiguration configuration, InputType type) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();

    assertThat(FastNetwork.of(network, type)).isPresent();
  }
}

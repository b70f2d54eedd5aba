package io.nightjar.dl4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.trial.Shape;
import java.util.List;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

final class LstmNetworkTest {

  private static MultiLayerNetwork network(Object... namesAndValues) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            LstmNetwork.of(
                Settings.complete(LstmFamily.FAMILY, Nets.configuration(namesAndValues)),
                2,
                Nets.counts(3),
                Nets.COURSE));
    network.init();
    return network;
  }

  private static List<String> layers(MultiLayerNetwork network) {
    return network.getLayerWiseConfigurations().getConfs().stream()
        .map(conf -> conf.getLayer().getClass().getSimpleName())
        .toList();
  }

  @Test
  void endsWithTheLastStepOrTheMeanOfAll() {
    assertThat(layers(network("depth", 2L))).containsExactly("LSTM", "LastTimeStep", "OutputLayer");
    assertThat(layers(network("depth", 2L, "summary", "mean")))
        .containsExactly("LSTM", "LSTM", "GlobalPoolingLayer", "OutputLayer");
  }

  @Test
  void readsInBothDirectionsUnderAMeanOnly() {
    MultiLayerNetwork both = network("summary", "mean", "bidirectional", true, "depth", 2L);

    assertThat(layers(both))
        .containsExactly("Bidirectional", "Bidirectional", "GlobalPoolingLayer", "OutputLayer");
    assertThat(both.getOutputLayer().getParam("W").rows()).isEqualTo(2 * 16);
    assertThat(layers(network("summary", "last", "bidirectional", true)))
        .containsExactly("LastTimeStep", "OutputLayer");
  }

  @Test
  void dropsInputAndOutputAndNothingBetweenOrInside() {
    MultiLayerNetwork network = network("dropout", 0.3, "depth", 2L, "summary", "mean");

    assertThat(layers(network))
        .containsExactly("LSTM", "LSTM", "GlobalPoolingLayer", "OutputLayer");
    assertThat(network.getLayer(0).conf().getLayer().getIDropout()).isEqualTo(new Dropout(0.7));
    assertThat(network.getLayer(1).conf().getLayer().getIDropout()).isNull();
    assertThat(network.getLayer(3).conf().getLayer().getIDropout()).isEqualTo(new Dropout(0.7));
  }

  /** Of what goes in, not of what the cells remember: without input nothing is random. */
  @Test
  void whatACellRemembersIsWhole() {
    MultiLayerNetwork network = network("dropout", 0.5, "summary", "mean");
    INDArray nothing = Nd4j.zeros(1, 2, 6);
    INDArray something = Nd4j.ones(1, 2, 6);

    assertThat(network.feedForwardToLayer(0, nothing, true).get(1))
        .isEqualTo(network.feedForwardToLayer(0, nothing, false).get(1));
    assertThat(network.feedForwardToLayer(0, something, true).get(1))
        .isNotEqualTo(network.feedForwardToLayer(0, something, false).get(1));
  }

  @Test
  void refusesDropoutInsideTheCell() {
    assertThatThrownBy(() -> network("recurrent-dropout", 0.2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid recurrent-dropout: a memory cell amplifies its noise (guide 57.2)");
  }

  @Test
  void startsWithOpenForgetGates() {
    INDArray bias = network().getLayer(0).getParam("b");

    assertThat(bias.get(NDArrayIndex.all(), NDArrayIndex.interval(16, 32)).meanNumber())
        .isEqualTo(1.0);
    assertThat(bias.sumNumber().intValue()).isEqualTo(16);
  }

  /** What stands in the padding changes nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"last", "mean"})
  void ignoresPadding(String summary) {
    MultiLayerNetwork network = network("summary", summary, "depth", 2L);
    INDArray sequence = Nd4j.rand(1, 2, 4);
    INDArray padded = Nd4j.concat(2, sequence, Nd4j.valueArrayOf(new long[] {1, 2, 3}, 7f));
    INDArray mask = Nd4j.createFromArray(new float[][] {{1, 1, 1, 1, 0, 0, 0}});

    float[] alone = network.output(sequence).toFloatVector();
    float[] masked = network.output(padded, false, mask, null).toFloatVector();

    assertThat(masked).containsExactly(alone, within(1e-6f));
    assertThat(network.output(padded).toFloatVector()).isNotEqualTo(alone);
  }

  @Test
  void takesSequencesOnly() {
    LstmFamily family = new LstmFamily();

    assertThat(family.refusal(new Shape.Sequence(8, 2))).isEmpty();
    assertThat(family.refusal(new Shape.Image(8, 8, 1)))
        .contains(
            "an lstm takes sequences, and these are 8 x 8 x 1; for a table of steps give"
                + " data.shape: {steps: N, channels: C}");
  }
}

package io.nightjar.dl4j.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;

/** Networks on images and sequences that our step leaves to {@code fit}. */
final class ShapesCoverageTest {
  private static final GlobalPoolingLayer MEAN = Sequences.pooling(PoolingType.AVG);

  private static Arguments images(String what, org.deeplearning4j.nn.conf.layers.Layer... layers) {
    return Arguments.of(what, Images.network(new Sgd(0.1), layers), Images.type());
  }

  private static Arguments sequences(
      String what, org.deeplearning4j.nn.conf.layers.Layer... layers) {
    return Arguments.of(
        what, Sequences.network(new Sgd(0.1), layers), InputType.recurrent(Sequences.CHANNELS));
  }

  private static Bidirectional both(
      Bidirectional.Mode mode, org.deeplearning4j.nn.conf.layers.Layer layer) {
    return new Bidirectional(mode, layer);
  }

  static Stream<Arguments> others() {
    LSTM dropping = cells().dropOut(0.5).build();
    return Stream.of(
        images("dropout of data", Images.convolution(3, 3).dropOut(0.5).build()),
        images("dilation", Images.convolution(2, 2).dilation(2, 2).build()),
        images("depthwise", new DepthwiseConvolution2D.Builder(3, 3).nOut(6).build()),
        images("other pooling", Images.same(3, 3), pooling(SubsamplingLayer.PoolingType.PNORM)),
        images(
            "other global pooling",
            Images.same(3, 3),
            new GlobalPoolingLayer.Builder(PoolingType.SUM).build()),
        sequences("simple", new SimpleRnn.Builder().nOut(Sequences.UNITS).build(), MEAN),
        sequences("other activation", cells().activation(Activation.SOFTSIGN).build(), MEAN),
        sequences("other gates", cells().gateActivationFunction("hardsigmoid").build(), MEAN),
        sequences("dropout both ways", both(Bidirectional.Mode.CONCAT, dropping), MEAN),
        sequences("sum of both", both(Bidirectional.Mode.ADD, Sequences.cells()), MEAN));
  }

  private static LSTM.Builder cells() {
    return new LSTM.Builder().nOut(Sequences.UNITS).activation(Activation.TANH);
  }

  private static SubsamplingLayer pooling(SubsamplingLayer.PoolingType type) {
    return new SubsamplingLayer.Builder(type, new int[] {2, 2}, new int[] {2, 2}).pnorm(2).build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void leavesOthersToFit(String what, MultiLayerNetwork network, InputType type) {
    assertThat(FastNetwork.of(network, type)).as(what).isEmpty();
  }

  @Test
  void takesWhatTheOthersDifferFrom() {
    InputType type = InputType.recurrent(Sequences.CHANNELS);
    for (org.deeplearning4j.nn.conf.layers.Layer layer :
        List.of(cells().build(), both(Bidirectional.Mode.CONCAT, cells().build()))) {
      MultiLayerNetwork network = Sequences.network(new Sgd(0.1), layer, MEAN);

      assertThat(FastNetwork.of(network, type)).isPresent();
    }
  }

  @Test
  void needsTheSizeOfImages() {
    MultiLayerNetwork network = Images.network(new Sgd(0.1), Images.same(3, 3));

    assertThat(FastNetwork.of(network)).isEmpty();
    assertThat(FastNetwork.of(network, Images.type())).isPresent();
    assertThat(FastNetwork.of(network, InputType.convolutional(4, 4, Images.CHANNELS))).isEmpty();
  }
}

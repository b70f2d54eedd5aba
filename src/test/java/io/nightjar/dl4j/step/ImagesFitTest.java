package io.nightjar.dl4j.step;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Our steps on images against those of {@code fit}, within what {@link FitTest} allows. */
final class ImagesFitTest {

  @ParameterizedTest
  @CsvSource({"7, 7", "5, 5", "3, 3", "1, 1", "7, 1", "1, 7", "2, 2", "4, 3", "13, 12"})
  void slidesAsFitDoes(int rows, int columns) {
    check(Images.same(rows, columns), Images.same(rows, columns));
  }

  @Test
  void slidesColumnsThenRowsAsFitDoes() {
    check(Images.same(7, 1), Images.same(1, 7), Images.same(3, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "Truncate, 1, 0",
    "Truncate, 2, 0",
    "Truncate, 2, 1",
    "Strict, 1, 0",
    "Strict, 1, 2",
    "Same, 2, 0",
    "Same, 3, 0"
  })
  void stepsAndPadsAsFitDoes(ConvolutionMode mode, int step, int padding) {
    ConvolutionLayer layer =
        Images.convolution(3, 3)
            .convolutionMode(mode)
            .stride(step, step)
            .padding(padding, padding)
            .build();
    check(Images.same(3, 2), layer);
  }

  @Test
  void leavesTheBiasOutAsFitDoes() {
    check(
        Images.convolution(3, 3).hasBias(false).build(),
        Images.convolution(2, 2).hasBias(false).build());
  }

  @Test
  void decaysFiltersAsFitDoes() {
    check(
        Images.convolution(3, 3).weightDecay(0.1, true).build(),
        Images.convolution(2, 2).weightDecay(0.1, true).build());
  }

  @Test
  void readsPaddedChannelsAsFitDoes() {
    check(
        Images.convolution(3, 3).nOut(16).build(),
        Images.convolution(3, 3).nOut(32).build(),
        Images.same(3, 3));
  }

  @ParameterizedTest
  @EnumSource(
      value = SubsamplingLayer.PoolingType.class,
      names = {"MAX", "AVG"})
  void poolsAsFitDoes(SubsamplingLayer.PoolingType type) {
    check(Images.same(3, 3), Images.pooling(type), Images.same(3, 3), Images.pooling(type));
  }

  @ParameterizedTest
  @CsvSource({
    "MAX, Same, 3, 2, 0",
    "AVG, Same, 3, 2, 0",
    "MAX, Truncate, 3, 1, 1",
    "AVG, Truncate, 3, 2, 1"
  })
  void poolsOverlappingWindowsAsFitDoes(
      SubsamplingLayer.PoolingType type, ConvolutionMode mode, int size, int step, int padding) {
    check(
        Images.same(3, 3),
        new SubsamplingLayer.Builder(
                type, new int[] {size, size}, new int[] {step, step}, new int[] {padding, padding})
            .convolutionMode(mode)
            .build());
  }

  @Test
  void poolsDataAsFitDoes() {
    check(Images.pooling(SubsamplingLayer.PoolingType.MAX), Images.same(3, 3));
  }

  @Test
  void normalizesChannelsAsFitDoes() {
    ConvolutionLayer layer =
        Images.convolution(3, 3).hasBias(false).activation(Activation.IDENTITY).build();
    check(
        layer,
        new BatchNormalization(),
        new ActivationLayer.Builder().activation(Activation.RELU).build(),
        Images.pooling(SubsamplingLayer.PoolingType.MAX));
  }

  @ParameterizedTest
  @EnumSource(
      value = PoolingType.class,
      names = {"MAX", "AVG"})
  void poolsGloballyAsFitDoes(PoolingType type) {
    check(Images.same(3, 3), new GlobalPoolingLayer.Builder(type).build());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void flattensAsFitDoes(boolean hasBias) {
    check(
        Images.same(3, 3),
        new DenseLayer.Builder()
            .nOut(Networks.WIDTH)
            .hasBias(hasBias)
            .activation(Activation.TANH)
            .build());
  }

  @Test
  void takesFlatImages() {
    MultiLayerNetwork network =
        Networks.network(
            Networks.list(new Adam(0.005))
                .layer(Images.same(3, 3))
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(Networks.CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(
                    InputType.convolutionalFlat(Images.HEIGHT, Images.WIDTH, Images.CHANNELS)));
    Steps.check(
        network,
        Source.type(network.getLayerWiseConfigurations()).orElseThrow(),
        step ->
            new Batch(
                Images.features(step),
                new long[] {Networks.ROWS, Images.HEIGHT * Images.WIDTH * Images.CHANNELS},
                Networks.labels(step),
                null));
  }

  private static void check(org.deeplearning4j.nn.conf.layers.Layer... layers) {
    Steps.check(Images.network(new Nesterovs(0.01, 0.9), layers), Images.type(), Images::batch);
  }
}

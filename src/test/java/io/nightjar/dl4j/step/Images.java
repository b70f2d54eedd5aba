package io.nightjar.dl4j.step;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks on images of uneven sides, and batches for them. */
final class Images {
  static final int HEIGHT = 11;
  static final int WIDTH = 9;
  static final int CHANNELS = 3;
  private static final int FILTERS = 5;

  private Images() {}

  static InputType type() {
    return InputType.convolutional(HEIGHT, WIDTH, CHANNELS);
  }

  /** A network of these layers and a softmax. */
  static MultiLayerNetwork network(
      IUpdater updater, org.deeplearning4j.nn.conf.layers.Layer... layers) {
    ListBuilder list = Networks.list(updater);
    for (org.deeplearning4j.nn.conf.layers.Layer layer : layers) {
      list.layer(layer);
    }
    list.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(Networks.CLASSES)
            .activation(Activation.SOFTMAX)
            .build());
    return Networks.network(list.setInputType(type()));
  }

  static ConvolutionLayer.Builder convolution(int rows, int columns) {
    return new ConvolutionLayer.Builder(rows, columns).nOut(FILTERS).activation(Activation.TANH);
  }

  static ConvolutionLayer same(int rows, int columns) {
    return convolution(rows, columns).convolutionMode(ConvolutionMode.Same).build();
  }

  static SubsamplingLayer pooling(SubsamplingLayer.PoolingType type) {
    return new SubsamplingLayer.Builder(type, new int[] {2, 2}, new int[] {2, 2}).build();
  }

  static float[] features(int step) {
    return Batch.random(step, Networks.ROWS * CHANNELS * HEIGHT * WIDTH);
  }

  static Batch batch(int step) {
    return new Batch(
        features(step),
        new long[] {Networks.ROWS, CHANNELS, HEIGHT, WIDTH},
        Networks.labels(step),
        null);
  }
}

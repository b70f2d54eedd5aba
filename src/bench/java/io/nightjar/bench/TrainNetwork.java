package io.nightjar.bench;

import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network to train, and batches of noise for it: every system does the same arithmetic.
 *
 * @param type of its data; of sequences with the steps of the longest
 * @param batch rows in a batch
 * @param layers of a configuration that has its seed, optimiser and initial weights
 */
record TrainNetwork(String name, InputType type, int classes, int batch, Layers layers) {
  private static final double RATE = 1e-3;
  private static final int SHORTEST = 7;

  static final List<TrainNetwork> ALL =
      List.of(
          new TrainNetwork("small", InputType.feedForward(64), 10, 32, list -> dense(list, 64, 64)),
          new TrainNetwork(
              "large", InputType.feedForward(784), 10, 128, list -> dense(list, 784, 512, 256)),
          new TrainNetwork(
              "cnn", InputType.convolutional(28, 28, 1), 10, 64, TrainNetwork::convolutions),
          new TrainNetwork("lstm", InputType.recurrent(12, 29), 9, 32, TrainNetwork::cells));

  /** Adds the layers of a network to its configuration. */
  interface Layers {
    NeuralNetConfiguration.ListBuilder add(NeuralNetConfiguration.ListBuilder list);
  }

  private static NeuralNetConfiguration.ListBuilder dense(
      NeuralNetConfiguration.ListBuilder list, int... widths) {
    for (int i = 1; i < widths.length; i++) {
      list.layer(
          new DenseLayer.Builder()
              .nIn(widths[i - 1])
              .nOut(widths[i])
              .activation(Activation.RELU)
              .build());
    }
    return list;
  }

  private static NeuralNetConfiguration.ListBuilder convolutions(
      NeuralNetConfiguration.ListBuilder list) {
    return list.layer(convolution(5, 16))
        .layer(pooling())
        .layer(convolution(3, 32))
        .layer(pooling())
        .layer(new DenseLayer.Builder().nOut(64).activation(Activation.RELU).build());
  }

  private static ConvolutionLayer convolution(int size, int filters) {
    return new ConvolutionLayer.Builder(size, size)
        .nOut(filters)
        .activation(Activation.RELU)
        .build();
  }

  private static SubsamplingLayer pooling() {
    int[] two = {2, 2};
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, two, two).build();
  }

  private static NeuralNetConfiguration.ListBuilder cells(NeuralNetConfiguration.ListBuilder list) {
    return list.layer(new LSTM.Builder().nOut(64).activation(Activation.TANH).build())
        .layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
  }

  MultiLayerConfiguration configuration() {
    OutputLayer output =
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(classes)
            .activation(Activation.SOFTMAX)
            .build();
    return layers
        .add(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(RATE))
                .weightInit(WeightInit.RELU)
                .list())
        .layer(output)
        .setInputType(type)
        .build();
  }

  MultiLayerNetwork network() {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration());
    network.init();
    return network;
  }

  /** The shape of a batch as Deeplearning4j has it. */
  long[] shape() {
    long[] shape = type.getShape(true);
    shape[0] = batch;
    return shape;
  }

  /** The steps of each row of a batch that are no padding; null where rows are no sequences. */
  int @Nullable [] lengths(int number) {
    return type instanceof InputType.InputTypeRecurrent sequences
        ? new Random(number)
            .ints(batch, SHORTEST, (int) sequences.getTimeSeriesLength() + 1)
            .toArray()
        : null;
  }

  /** The rows of a batch, one behind the other. */
  float[] features(int number) {
    Random random = new Random(number);
    float[] features = new float[batch * (int) type.arrayElementsPerExample()];
    for (int i = 0; i < features.length; i++) {
      features[i] = random.nextFloat();
    }
    return features;
  }

  /** The classes of a batch, one behind the other, each 1 in its place. */
  float[] labels(int number) {
    Random random = new Random(number);
    float[] labels = new float[batch * classes];
    for (int row = 0; row < batch; row++) {
      labels[row * classes + random.nextInt(classes)] = 1;
    }
    return labels;
  }
}

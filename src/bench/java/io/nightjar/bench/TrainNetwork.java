package io.nightjar.bench;

import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network to train, and batches of noise for it: every system does the same arithmetic.
 *
 * @param inputs values in a row
 * @param batch rows in a batch
 * @param layers of a configuration that has its seed, optimiser and initial weights
 */
record TrainNetwork(String name, int inputs, int batch, Layers layers) {
  static final int CLASSES = 10;
  private static final double RATE = 1e-3;

  static final List<TrainNetwork> ALL =
      List.of(
          new TrainNetwork("small", 64, 32, list -> dense(list, 64, 64)),
          new TrainNetwork("large", 784, 128, list -> dense(list, 784, 512, 256)));

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
    return list.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(widths[widths.length - 1])
            .nOut(CLASSES)
            .activation(Activation.SOFTMAX)
            .build());
  }

  MultiLayerConfiguration configuration() {
    return layers
        .add(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(RATE))
                .weightInit(WeightInit.RELU)
                .list())
        .build();
  }

  MultiLayerNetwork network() {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration());
    network.init();
    return network;
  }

  /** The rows of a batch, one behind the other. */
  float[] features(int number) {
    Random random = new Random(number);
    float[] features = new float[batch * inputs];
    for (int i = 0; i < features.length; i++) {
      features[i] = random.nextFloat();
    }
    return features;
  }

  /** The classes of a batch, one behind the other, each 1 in its place. */
  float[] labels(int number) {
    Random random = new Random(number);
    float[] labels = new float[batch * CLASSES];
    for (int row = 0; row < batch; row++) {
      labels[row * CLASSES + random.nextInt(CLASSES)] = 1;
    }
    return labels;
  }
}

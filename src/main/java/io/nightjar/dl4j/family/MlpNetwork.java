package io.nightjar.dl4j.family;

import io.nightjar.space.Configuration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * Builds the network of a configuration of the family {@code mlp}.
 *
 * <p>A hidden layer is dense, activation, dropout. Batch normalisation stands between dense and
 * activation (Ioffe and Szegedy 2015), where the dense layer's bias would be cancelled and is left
 * out, or after the dropout. Dropout lies between fully connected layers (guide 57.4), never on the
 * input data. Weights start as the activation asks for: He (2015) for rectifiers and their smooth
 * kin, LeCun for SELU (Klambauer 2017), Glorot (2010) for tanh, sigmoid and the softmax.
 */
final class MlpNetwork {
  private final Configuration settings;
  private final NeuralNetConfiguration.ListBuilder layers;

  private MlpNetwork(Configuration settings, NeuralNetConfiguration.ListBuilder layers) {
    this.settings = settings;
    this.layers = layers;
  }

  /**
   * The network.
   *
   * @param settings a complete configuration, see {@link Settings}
   * @param seed of the initial weights
   */
  static MultiLayerConfiguration of(Configuration settings, int inputs, int classes, long seed) {
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder().seed(seed).updater(Updaters.of(settings));
    return new MlpNetwork(settings, base.list()).build(inputs, classes);
  }

  private MultiLayerConfiguration build(int inputs, int classes) {
    int width = settings.integer(Hidden.WIDTH);
    int depth = settings.integer(Hidden.DEPTH);
    for (int layer = 0; layer < depth; layer++) {
      hidden(layer == 0 ? inputs : width, width);
    }
    layers.layer(
        decaying(
                new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                    .nIn(width)
                    .nOut(classes)
                    .activation(Activation.SOFTMAX)
                    .weightInit(WeightInit.XAVIER))
            .build());
    return layers.build();
  }

  private void hidden(int inputs, int width) {
    boolean normalized = settings.flag(Hidden.BATCH_NORM);
    boolean early = settings.text(Hidden.BATCH_NORM_POSITION).equals(Hidden.BEFORE_ACTIVATION);
    if (normalized && early) {
      dense(inputs, width, Activation.IDENTITY);
      normalization(width);
      layers.layer(new ActivationLayer.Builder().activation(activation()).build());
    } else {
      dense(inputs, width, activation());
    }
    dropout();
    if (normalized && !early) {
      normalization(width);
    }
  }

  private void dense(int inputs, int width, Activation activation) {
    layers.layer(
        decaying(
                new DenseLayer.Builder()
                    .nIn(inputs)
                    .nOut(width)
                    .activation(activation)
                    .weightInit(weightInit())
                    .hasBias(activation != Activation.IDENTITY))
            .build());
  }

  /**
   * Adds weight decay, without biases: with the learning rate it is the classical {@code w -= rate
   * * (gradient + decay * w)} for SGD and the decoupled decay of Loshchilov and Hutter (2019) for
   * adaptive optimisers.
   *
   * <p>Said for each layer because DL4J applies what is said for the whole network twice.
   */
  private <T extends BaseLayer.Builder<T>> T decaying(T layer) {
    double decay = settings.number(Training.WEIGHT_DECAY);
    if (decay > 0) {
      layer.weightDecay(decay, true);
    }
    return layer;
  }

  private void normalization(int width) {
    layers.layer(new BatchNormalization.Builder().nIn(width).nOut(width).build());
  }

  private void dropout() {
    double rate = settings.number(Hidden.DROPOUT);
    if (rate > 0) {
      // DL4J asks for the probability to keep.
      layers.layer(new DropoutLayer.Builder(1 - rate).build());
    }
  }

  private Activation activation() {
    String name = settings.text(Hidden.ACTIVATION);
    return switch (name) {
      case "relu" -> Activation.RELU;
      case "tanh" -> Activation.TANH;
      case "sigmoid" -> Activation.SIGMOID;
      case "leaky-relu" -> Activation.LEAKYRELU;
      case "elu" -> Activation.ELU;
      case "selu" -> Activation.SELU;
      case "gelu" -> Activation.GELU;
      case "swish" -> Activation.SWISH;
      case "softplus" -> Activation.SOFTPLUS;
      default -> throw new IllegalArgumentException("Invalid activation: " + name);
    };
  }

  private WeightInit weightInit() {
    return switch (settings.text(Hidden.ACTIVATION)) {
      case "tanh", "sigmoid" -> WeightInit.XAVIER;
      case "selu" -> WeightInit.LECUN_NORMAL;
      default -> WeightInit.RELU;
    };
  }
}

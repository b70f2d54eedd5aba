package io.nightjar.dl4j.family;

import io.nightjar.space.Configuration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Makes the layers that several families have, for one configuration. */
final class LayerKit {
  private final Configuration settings;

  LayerKit(Configuration settings) {
    this.settings = settings;
  }

  /** An empty row of layers. */
  NeuralNetConfiguration.ListBuilder layers(Course course) {
    return base(course).list();
  }

  /** An empty graph. */
  GraphBuilder graph(Course course) {
    return base(course).graphBuilder();
  }

  private NeuralNetConfiguration.Builder base(Course course) {
    return new NeuralNetConfiguration.Builder()
        .seed(course.seed())
        .updater(Updaters.of(settings, course));
  }

  /**
   * Adds weight decay, without biases: with the learning rate it is the classical {@code w -= rate
   * * (gradient + decay * w)} for SGD and the decoupled decay of Loshchilov and Hutter (2019) for
   * adaptive optimisers.
   *
   * <p>Said for each layer because DL4J applies what is said for the whole network twice.
   */
  <T extends BaseLayer.Builder<T>> T decaying(T layer) {
    double decay = settings.number(Training.WEIGHT_DECAY);
    if (decay > 0) {
      layer.weightDecay(decay, true);
    }
    return layer;
  }

  /**
   * A fully connected layer; without activation it has no bias, which what follows would cancel.
   */
  DenseLayer dense(int inputs, int width, Activation activation) {
    return decaying(
            new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(width)
                .activation(activation)
                .weightInit(weightInit())
                .hasBias(activation != Activation.IDENTITY))
        .build();
  }

  /**
   * A softmax over the classes, with the weights of the classes in its loss.
   *
   * @param classCounts the examples of each class in the train part
   */
  OutputLayer.Builder softmax(int inputs, int... classCounts) {
    return decaying(
        new OutputLayer.Builder(loss(classCounts))
            .nIn(inputs)
            .nOut(classCounts.length)
            .activation(Activation.SOFTMAX)
            .weightInit(WeightInit.XAVIER));
  }

  private LossMCXENT loss(int... classCounts) {
    return settings.text(Training.CLASS_WEIGHTS).equals(Training.BALANCED)
        ? new LossMCXENT(ClassWeights.balanced(classCounts))
        : new LossMCXENT();
  }

  static BatchNormalization normalization(int width) {
    return new BatchNormalization.Builder().nIn(width).nOut(width).build();
  }

  /**
   * Drops values in training.
   *
   * @param rate the share to drop, above 0; DL4J asks for the probability to keep
   */
  static DropoutLayer dropout(double rate) {
    return new DropoutLayer.Builder(1 - rate).build();
  }

  ActivationLayer activationLayer() {
    return new ActivationLayer.Builder().activation(activation()).build();
  }

  Activation activation() {
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

  /**
   * How weights before the activation start: He (2015) for rectifiers and their smooth kin, LeCun
   * for SELU (Klambauer 2017), Glorot (2010) for tanh and sigmoid.
   */
  WeightInit weightInit() {
    return switch (settings.text(Hidden.ACTIVATION)) {
      case "tanh", "sigmoid" -> WeightInit.XAVIER;
      case "selu" -> WeightInit.LECUN_NORMAL;
      default -> WeightInit.RELU;
    };
  }
}

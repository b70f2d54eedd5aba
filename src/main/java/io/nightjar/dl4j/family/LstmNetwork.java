package io.nightjar.dl4j.family;

import io.nightjar.space.Configuration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/**
 * Builds the network of a configuration of the family {@code lstm}.
 *
 * <p>Cells are those of Graves (2013) without peepholes; their forget gates start open, with a bias
 * of 1 (Jozefowicz 2015). Dropout lies on the data before the first recurrent layer and on what
 * stands for the sequence after the last one, never on what a cell remembers (guide 57.2).
 */
final class LstmNetwork {
  private final Configuration settings;
  private final LayerKit kit;
  private final NeuralNetConfiguration.ListBuilder layers;

  private LstmNetwork(Configuration settings, Course course) {
    this.settings = settings;
    this.kit = new LayerKit(settings);
    this.layers = kit.layers(course);
  }

  /**
   * The network.
   *
   * @param settings a complete configuration, see {@link Settings}
   * @param channels the values of a step
   * @param classCounts the examples of each class in the train part
   */
  static MultiLayerConfiguration of(
      Configuration settings, int channels, int[] classCounts, Course course) {
    if (settings.number(LstmFamily.RECURRENT_DROPOUT) > 0) {
      throw new IllegalArgumentException(
          "Invalid recurrent-dropout: a memory cell amplifies its noise (guide 57.2)");
    }
    LstmNetwork network = new LstmNetwork(settings, course);
    network.layers.setInputType(InputType.recurrent(channels));
    return network.build(channels, classCounts);
  }

  /** Not where the last step stands for the sequence, which has seen one step of one direction. */
  static boolean isBidirectional(Configuration settings) {
    return settings.text(LstmFamily.SUMMARY).equals(LstmFamily.MEAN)
        && settings.flag(LstmFamily.BIDIRECTIONAL);
  }

  private MultiLayerConfiguration build(int channels, int... classCounts) {
    int width = settings.integer(Hidden.WIDTH);
    int depth = settings.integer(Hidden.DEPTH);
    boolean last = settings.text(LstmFamily.SUMMARY).equals(LstmFamily.LAST);
    boolean both = isBidirectional(settings);
    int outputs = both ? 2 * width : width;
    for (int layer = 0; layer < depth; layer++) {
      Layer cells = (layer == 0 ? dropping(cells(channels, width)) : cells(outputs, width)).build();
      Layer directed = both ? new Bidirectional(Bidirectional.Mode.CONCAT, cells) : cells;
      layers.layer(last && layer == depth - 1 ? new LastTimeStep(directed) : directed);
    }
    if (!last) {
      layers.layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
    }
    layers.layer(dropping(kit.softmax(outputs, classCounts)).build());
    return layers.build();
  }

  /**
   * A layer's own dropout acts on its input; layers of dropout can take neither steps nor masks.
   */
  private <T extends Layer.Builder<T>> T dropping(T layer) {
    double rate = settings.number(Hidden.DROPOUT);
    if (rate > 0) {
      layer.dropOut(1 - rate);
    }
    return layer;
  }

  private LSTM.Builder cells(int inputs, int width) {
    return kit.decaying(
        new LSTM.Builder()
            .nIn(inputs)
            .nOut(width)
            .forgetGateBiasInit(1)
            .gateActivationFunction(Activation.SIGMOID)
            .activation(Activation.TANH)
            .weightInit(WeightInit.XAVIER));
  }
}

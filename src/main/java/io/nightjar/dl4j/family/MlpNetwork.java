package io.nightjar.dl4j.family;

import io.nightjar.space.Configuration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.activations.Activation;

/**
 * Builds the network of a configuration of the family {@code mlp}.
 *
 * <p>A hidden layer is dense, activation, dropout. Batch normalisation stands between dense and
 * activation (Ioffe and Szegedy 2015), where the dense layer's bias would be cancelled and is left
 * out, or after the dropout. Dropout lies between fully connected layers (guide 57.4), never on the
 * input data.
 */
final class MlpNetwork {
  private final Configuration settings;
  private final LayerKit kit;
  private final NeuralNetConfiguration.ListBuilder layers;

  private MlpNetwork(Configuration settings, Course course) {
    this.settings = settings;
    this.kit = new LayerKit(settings);
    this.layers = kit.layers(course);
  }

  /**
   * The network.
   *
   * @param settings a complete configuration, see {@link Settings}
   * @param classCounts the examples of each class in the train part
   */
  static MultiLayerConfiguration of(
      Configuration settings, int inputs, int[] classCounts, Course course) {
    return new MlpNetwork(settings, course).build(inputs, classCounts);
  }

  private MultiLayerConfiguration build(int inputs, int... classCounts) {
    int width = settings.integer(Hidden.WIDTH);
    int depth = settings.integer(Hidden.DEPTH);
    for (int layer = 0; layer < depth; layer++) {
      hidden(layer == 0 ? inputs : width, width);
    }
    layers.layer(kit.softmax(width, classCounts).build());
    return layers.build();
  }

  private void hidden(int inputs, int width) {
    boolean normalized = settings.flag(Hidden.BATCH_NORM);
    boolean early = settings.text(Hidden.BATCH_NORM_POSITION).equals(Hidden.BEFORE_ACTIVATION);
    if (normalized && early) {
      layers.layer(kit.dense(inputs, width, Activation.IDENTITY));
      layers.layer(LayerKit.normalization(width));
      layers.layer(kit.activationLayer());
    } else {
      layers.layer(kit.dense(inputs, width, kit.activation()));
    }
    double rate = settings.number(Hidden.DROPOUT);
    if (rate > 0) {
      layers.layer(LayerKit.dropout(rate));
    }
    if (normalized && !early) {
      layers.layer(LayerKit.normalization(width));
    }
  }
}

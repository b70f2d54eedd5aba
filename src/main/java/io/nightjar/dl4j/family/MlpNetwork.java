package io.nightjar.dl4j.family;

import io.nightjar.space.Configuration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;

/** Builds the network of a configuration of the family {@code mlp}. */
final class MlpNetwork {

  private MlpNetwork() {}

  /**
   * The network.
   *
   * @param settings a complete configuration, see {@link Settings}
   * @param classCounts the examples of each class in the train part
   */
  static MultiLayerConfiguration of(
      Configuration settings, int inputs, int[] classCounts, Course course) {
    LayerKit kit = new LayerKit(settings);
    NeuralNetConfiguration.ListBuilder layers = kit.layers(course);
    HiddenLayers.of(settings, kit, inputs).forEach(layers::layer);
    return layers.layer(kit.softmax(settings.integer(Hidden.WIDTH), classCounts).build()).build();
  }
}

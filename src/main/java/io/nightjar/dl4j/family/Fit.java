package io.nightjar.dl4j.family;

import io.nightjar.dl4j.data.Dataset;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.jspecify.annotations.Nullable;

/** Whether a network that somebody else described fits the data that it is to be trained on. */
final class Fit {

  private Fit() {}

  /**
   * Checks sizes at both ends of a network.
   *
   * @throws IllegalArgumentException if it does not take the data's rows, or does not give a number
   *     for each of its classes
   */
  static void require(@Nullable Blueprint blueprint, Dataset data) {
    if (blueprint instanceof Blueprint.Layers layers) {
      require(layers.configuration(), data);
    } else if (blueprint instanceof Blueprint.Graph graph) {
      require(graph.configuration(), data);
    } else {
      throw new IllegalArgumentException("there is none");
    }
  }

  private static void require(MultiLayerConfiguration network, Dataset data) {
    List<NeuralNetConfiguration> layers = network.getConfs();
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("it has no layers");
    }
    if (network.getInputPreProcess(0) == null) {
      requireInput(layers.get(0).getLayer(), data);
    }
    requireOutput(layers.get(layers.size() - 1).getLayer(), data);
  }

  private static void require(ComputationGraphConfiguration network, Dataset data) {
    requireOne("inputs", network.getNetworkInputs());
    requireOne("outputs", network.getNetworkOutputs());
    String input = network.getNetworkInputs().get(0);
    for (Map.Entry<String, List<String>> vertex : network.getVertexInputs().entrySet()) {
      GraphVertex given = network.getVertices().get(vertex.getKey());
      if (vertex.getValue().contains(input)
          && given instanceof LayerVertex layer
          && layer.getPreProcessor() == null) {
        requireInput(layer.getLayerConf().getLayer(), data);
      }
    }
    GraphVertex output = network.getVertices().get(network.getNetworkOutputs().get(0));
    requireOutput(
        output instanceof LayerVertex layer ? layer.getLayerConf().getLayer() : null, data);
  }

  private static void requireOne(String what, List<String> names) {
    if (names.size() != 1) {
      throw new IllegalArgumentException("it has " + names.size() + " " + what + " instead of 1");
    }
  }

  private static void requireInput(Layer layer, Dataset data) {
    if (layer instanceof DenseLayer dense && dense.getNIn() != data.columns()) {
      throw new IllegalArgumentException(
          "its input has %d features and the data have %d"
              .formatted(dense.getNIn(), data.columns()));
    }
  }

  private static void requireOutput(@Nullable Layer layer, Dataset data) {
    int classes = data.classes().size();
    if (layer instanceof BaseOutputLayer output && output.getNOut() != classes) {
      throw new IllegalArgumentException(
          "its output has %d classes and the data have %d".formatted(output.getNOut(), classes));
    } else if (!(layer instanceof BaseOutputLayer) && !(layer instanceof LossLayer)) {
      throw new IllegalArgumentException("it ends without an output layer");
    }
  }
}

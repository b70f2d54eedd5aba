package io.nightjar.dl4j;

import io.nightjar.dl4j.family.Blueprint;
import java.io.IOException;
import java.io.InputStream;

/** Makes and reads the networks of blueprints. */
final class Networks {

  private Networks() {}

  /** A new network, with its first weights. */
  static Network create(Blueprint blueprint) {
    if (blueprint instanceof Blueprint.Layers layers) {
      return LayerNetwork.of(layers.configuration(), layers.layout());
    } else if (blueprint instanceof Blueprint.Graph graph) {
      return GraphNetwork.of(graph);
    }
    throw new IllegalArgumentException("Invalid blueprint: " + blueprint);
  }

  /** The network in a checkpoint of a trial with this blueprint. */
  static Network read(Blueprint blueprint, InputStream in) throws IOException {
    if (blueprint instanceof Blueprint.Layers layers) {
      return LayerNetwork.read(in, layers.layout());
    } else if (blueprint instanceof Blueprint.Graph graph) {
      return GraphNetwork.read(in, graph);
    }
    throw new IllegalArgumentException("Invalid blueprint: " + blueprint);
  }
}

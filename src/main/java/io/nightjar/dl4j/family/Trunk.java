package io.nightjar.dl4j.family;

import io.nightjar.space.Configuration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.Layer;

/** Starts graphs whose outputs share fully connected hidden layers. */
final class Trunk {
  private static final String INPUT = "input";

  private final GraphBuilder graph;
  private String top = INPUT;

  private Trunk(GraphBuilder graph) {
    this.graph = graph;
  }

  /** The hidden layers of a configuration, one upon the other. */
  static Trunk of(Configuration settings, LayerKit kit, int inputs, Course course) {
    Trunk trunk = new Trunk(kit.graph(course).addInputs(INPUT));
    int count = 0;
    for (Layer layer : HiddenLayers.of(settings, kit, inputs)) {
      count++;
      trunk.add("hidden-" + count, layer);
    }
    return trunk;
  }

  private void add(String name, Layer layer) {
    graph.addLayer(name, layer, top);
    top = name;
  }

  GraphBuilder graph() {
    return graph;
  }

  /** The name of the last hidden layer. */
  String top() {
    return top;
  }
}

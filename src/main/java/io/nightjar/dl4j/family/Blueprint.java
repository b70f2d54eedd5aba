package io.nightjar.dl4j.family;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/** What a family builds: the configuration of a network of Deeplearning4j. */
public sealed interface Blueprint {

  /** How the network takes the rows of a batch. */
  Layout layout();

  /** Layers in a row. */
  record Layers(MultiLayerConfiguration configuration, Layout layout) implements Blueprint {

    /** Layers that take rows of columns. */
    public Layers(MultiLayerConfiguration configuration) {
      this(configuration, Layout.ROWS);
    }
  }

  /** Layers and other vertices in a graph. */
  record Graph(ComputationGraphConfiguration configuration, Layout layout) implements Blueprint {

    /** A graph that takes rows of columns. */
    public Graph(ComputationGraphConfiguration configuration) {
      this(configuration, Layout.ROWS);
    }
  }
}

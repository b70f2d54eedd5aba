package io.nightjar.dl4j.family;

import java.util.List;
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

  /**
   * Layers and other vertices in a graph.
   *
   * @param targets what each output is to be, in the order of the outputs
   */
  record Graph(ComputationGraphConfiguration configuration, Layout layout, List<Target> targets)
      implements Blueprint {

    public Graph {
      targets = List.copyOf(targets);
    }

    /** A graph with one output. */
    public Graph(ComputationGraphConfiguration configuration, Layout layout) {
      this(configuration, layout, List.of(Target.CLASS));
    }

    /** A graph that takes rows of columns. */
    public Graph(ComputationGraphConfiguration configuration) {
      this(configuration, Layout.ROWS);
    }
  }
}

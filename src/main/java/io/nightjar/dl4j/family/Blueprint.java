package io.nightjar.dl4j.family;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/** What a family builds: the configuration of a network of Deeplearning4j. */
public sealed interface Blueprint {

  /** How the network takes the rows of a batch. */
  Layout layout();

  /** Layers in a row. */
  record Layers(MultiLayerConfiguration configuration, Layout layout) implements Blueprint {}
}

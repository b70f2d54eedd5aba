package io.nightjar.dl4j.family;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/** What a family builds: the configuration of a network of Deeplearning4j. */
public sealed interface Blueprint {

  /** Layers in a row. */
  record Layers(MultiLayerConfiguration configuration) implements Blueprint {}

  /** Layers and other vertices in a graph. */
  record Graph(ComputationGraphConfiguration configuration) implements Blueprint {}
}

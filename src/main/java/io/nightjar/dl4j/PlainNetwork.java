package io.nightjar.dl4j;

import io.nightjar.dl4j.updater.ScaledAdaDelta;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/**
 * A network that loads without Nightjar, whose updaters, schedules and losses do not exist then.
 */
final class PlainNetwork {
  private static final String OURS = "io.nightjar.";
  private static final List<String> UPDATERS = List.of("iupdater", "biasUpdater");
  private static final String LOSS = "lossFn";
  private static final Pattern CLASS = Pattern.compile("\"@class\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern KNOWN =
      Pattern.compile("(org\\.deeplearning4j|org\\.nd4j|java)\\..*");

  private final ObjectMapper mapper = NeuralNetConfiguration.mapper();
  private final int steps;
  private final int epochs;

  private PlainNetwork(int steps, int epochs) {
    this.steps = steps;
    this.epochs = epochs;
  }

  /**
   * A copy of a network with plain updaters, in their place and at the rate of its last step, and
   * with a plain loss; the caller closes it.
   */
  static Model of(Model network) throws JsonProcessingException {
    if (network instanceof MultiLayerNetwork layers) {
      return of(layers);
    } else if (network instanceof ComputationGraph graph) {
      return of(graph);
    }
    throw new IllegalArgumentException("Invalid network: " + network.getClass().getName());
  }

  private static MultiLayerNetwork of(MultiLayerNetwork network) throws JsonProcessingException {
    PlainNetwork plain = new PlainNetwork(network.getIterationCount(), network.getEpochCount());
    String json = plain.json(network.getLayerWiseConfigurations().toJson());
    MultiLayerNetwork copy = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
    copy.init(network.params(), true);
    return copy;
  }

  private static ComputationGraph of(ComputationGraph network) throws JsonProcessingException {
    PlainNetwork plain = new PlainNetwork(network.getIterationCount(), network.getEpochCount());
    String json = plain.json(network.getConfiguration().toJson());
    ComputationGraph copy = new ComputationGraph(ComputationGraphConfiguration.fromJson(json));
    copy.init(network.params(), true);
    return copy;
  }

  private String json(String configuration) throws JsonProcessingException {
    JsonNode tree = mapper.readTree(configuration);
    replaceIn(tree);
    String plain = mapper.writeValueAsString(tree);
    if (plain.contains(OURS)) {
      throw new IllegalStateException(
          "Cannot write a model that loads without Nightjar: it names " + foreignClasses(plain));
    }
    return plain;
  }

  private void replaceIn(JsonNode node) throws JsonProcessingException {
    if (node instanceof ObjectNode object) {
      JsonNode loss = object.get(LOSS);
      if (loss != null && loss.toString().contains(OURS)) {
        object.set(LOSS, mapper.valueToTree(new LossMSE()));
      }
      for (String key : UPDATERS) {
        JsonNode updater = object.get(key);
        if (updater != null && updater.toString().contains(OURS)) {
          object.set(key, mapper.valueToTree(plain(mapper.treeToValue(updater, IUpdater.class))));
        }
      }
    }
    for (JsonNode child : node) {
      replaceIn(child);
    }
  }

  private IUpdater plain(IUpdater updater) {
    if (updater instanceof ScaledAdaDelta scaled) {
      return new AdaDelta(scaled.rho(), scaled.epsilon());
    }
    IUpdater constant = updater.clone();
    constant.setLrAndSchedule(updater.getLearningRate(Math.max(0, steps - 1), epochs), null);
    return constant;
  }

  /** The classes that a configuration names and Deeplearning4j lacks, sorted. */
  static List<String> foreignClasses(String configuration) {
    TreeSet<String> names = new TreeSet<>();
    CLASS
        .matcher(configuration)
        .results()
        .map((MatchResult match) -> match.group(1))
        .filter(name -> !KNOWN.matcher(name).matches())
        .forEach(names::add);
    return List.copyOf(names);
  }
}

package io.nightjar.dl4j.arbiter;

import io.nightjar.space.Configuration;
import io.nightjar.space.ParameterInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.arbiter.BaseNetworkSpace;
import org.deeplearning4j.arbiter.ComputationGraphSpace;
import org.deeplearning4j.arbiter.MultiLayerSpace;

/**
 * An Arbiter space whose leaves are parameters. It belongs to whoever made it alone: Arbiter's
 * spaces change while they build.
 */
public final class ArbiterSpace {
  /** What Arbiter writes for dropout, cannot read, and has a twin of that it can. */
  private static final String UNREADABLE_DROPOUT =
      "\"org.deeplearning4j.arbiter.dropout.DropoutSpace\"";

  private static final String READABLE_DROPOUT =
      "\"org.deeplearning4j.arbiter.conf.dropout.DropoutSpace\"";

  private final BaseNetworkSpace<?> root;
  private final List<Leaf> leaves;
  private final List<String> notes;

  private ArbiterSpace(BaseNetworkSpace<?> root, List<Leaf> leaves, List<String> notes) {
    this.root = root;
    this.leaves = leaves;
    this.notes = List.copyOf(notes);
  }

  /**
   * The parameters of a space.
   *
   * @param root changed: leaves get their indices, Adam and its kin the constants that Arbiter
   *     forgets
   * @throws IllegalArgumentException if it has a kind of leaf that Arbiter 1.0.0-beta7 has not
   */
  public static ArbiterSpace of(BaseNetworkSpace<?> root) {
    List<Tree.Node> nodes = Tree.nodes(root);
    List<String> notes = new ArrayList<>(Constants.correct(nodes));
    if (hasEpochs(root)) {
      notes.add(
          "the epochs and early stopping of the Arbiter space are not used: the budget decides");
    }
    List<Leaf> leaves = Leaves.of(nodes);
    for (int i = 0; i < leaves.size(); i++) {
      leaves.get(i).space().setIndices(i);
    }
    return new ArbiterSpace(root, leaves, notes);
  }

  /**
   * Reads Arbiter's own JSON. It names classes to load, and holds serialised objects: read it only
   * from those whose code you would run.
   *
   * @throws RuntimeException if it is none
   */
  public static BaseNetworkSpace<?> parse(String json) {
    return read(json.replace(UNREADABLE_DROPOUT, READABLE_DROPOUT));
  }

  private static BaseNetworkSpace<?> read(String json) {
    return json.contains(":\"ComputationGraphSpace\"")
            || json.contains(": \"ComputationGraphSpace\"")
        ? ComputationGraphSpace.fromJson(json)
        : MultiLayerSpace.fromJson(json);
  }

  private static boolean hasEpochs(BaseNetworkSpace<?> root) {
    return root.getNumEpochs() != 1
        || (root instanceof MultiLayerSpace layers
            && layers.getEarlyStoppingConfiguration() != null)
        || (root instanceof ComputationGraphSpace graph
            && graph.getEarlyStoppingConfiguration() != null);
  }

  /** One for each leaf, with the leaf's range or choices, in Arbiter's order. */
  public List<ParameterInfo> parameters() {
    return leaves.stream().map(Leaf::info).toList();
  }

  /** The one optimizer that all layers have unless they say otherwise, by Nightjar's name. */
  public Optional<String> optimizer() {
    return Constants.optimizer(root.getUpdater());
  }

  /** What was changed, or is not used. */
  public List<String> notes() {
    return notes;
  }

  /**
   * The point of Arbiter's unit cube that stands for a configuration: {@code getValue} gives every
   * leaf its value there, a float to the nearest that a point of the cube gives.
   *
   * @throws IllegalArgumentException if a leaf never has its value
   */
  public double[] point(Configuration configuration) {
    return leaves.stream()
        .mapToDouble(leaf -> leaf.unit(configuration.values().get(leaf.info().name())))
        .toArray();
  }

  /**
   * What the space builds for a configuration: a {@link
   * org.deeplearning4j.arbiter.DL4JConfiguration} or a {@link
   * org.deeplearning4j.arbiter.GraphConfiguration}.
   *
   * @param seed of the initial weights
   */
  public Object candidate(Configuration configuration, long seed) {
    root.setSeed(seed);
    return root.getValue(point(configuration));
  }
}

package io.nightjar.dl4j.arbiter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.arbiter.BaseNetworkSpace;
import org.deeplearning4j.arbiter.MultiLayerSpace;
import org.deeplearning4j.arbiter.conf.dropout.DropoutSpace;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.api.adapter.ParameterSpaceAdapter;
import org.deeplearning4j.arbiter.optimize.parameter.math.MathOp;

/** Walks an Arbiter space from its root to its leaves. */
final class Tree {
  private final List<Node> nodes = new ArrayList<>();

  private Tree() {}

  /**
   * A space and the names on the way to it.
   *
   * @param path names of layers and fields, as Arbiter has them
   */
  record Node(List<String> path, ParameterSpace<?> space) {}

  /** All spaces below the root: what holds for the whole network, then the layers in order. */
  static List<Node> nodes(BaseNetworkSpace<?> root) {
    Tree tree = new Tree();
    tree.addNested(List.of(), root);
    int layer = 0;
    for (BaseNetworkSpace.LayerConf conf : root.getLayerSpaces()) {
      if (root instanceof MultiLayerSpace) {
        List<String> path = List.of("layer", "" + layer);
        tree.add(append(path, "layers"), conf.getNumLayers());
        tree.addNested(path, conf.getLayerSpace());
      } else {
        tree.addNested(List.of(conf.getLayerName()), conf.getLayerSpace());
      }
      layer++;
    }
    return tree.nodes;
  }

  private void add(List<String> path, ParameterSpace<?> space) {
    nodes.add(new Node(path, space));
    if (!space.isLeaf()) {
      addNested(path, space);
    }
  }

  private void addNested(List<String> path, ParameterSpace<?> space) {
    for (Map.Entry<String, ?> field : space.getNestedSpaces().entrySet()) {
      add(below(path, space, field.getKey()), (ParameterSpace<?>) field.getValue());
    }
  }

  /** What only wraps another space has no say in its name. */
  private static List<String> below(List<String> path, ParameterSpace<?> space, String field) {
    if (space instanceof DropoutSpace
        || space instanceof org.deeplearning4j.arbiter.dropout.DropoutSpace) {
      return append(path.subList(0, path.size() - 1), "retainProbability");
    }
    boolean wraps = space instanceof ParameterSpaceAdapter || space instanceof MathOp;
    return wraps ? path : append(path, field);
  }

  private static List<String> append(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }
}

package io.nightjar.dl4j.arbiter;

import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.ParameterInfo;
import io.nightjar.space.ParameterInfo.Kind;
import io.nightjar.space.Scale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.distribution.IntegerDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.distribution.LogUniformDistribution;
import org.deeplearning4j.arbiter.optimize.parameter.BooleanSpace;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;

/** Makes parameters of leaves. */
final class Leaves {
  private final LeafNames names = new LeafNames();

  private Leaves() {}

  /** Every leaf with something to choose, once, by the first of its places. */
  static List<Leaf> of(List<Tree.Node> nodes) {
    Leaves leaves = new Leaves();
    Set<ParameterSpace<?>> found = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Leaf> inOrder = new ArrayList<>();
    for (Tree.Node node : nodes) {
      ParameterSpace<?> space = node.space();
      if (space.isLeaf() && space.numParameters() > 0 && found.add(space)) {
        inOrder.add(leaves.leaf(leaves.names.name(node.path()), space));
      }
    }
    return inOrder;
  }

  private Leaf leaf(String name, ParameterSpace<?> space) {
    if (space instanceof ContinuousParameterSpace floats) {
      return floats(name, space, Distributions.of(floats));
    } else if (space instanceof IntegerParameterSpace integers) {
      return integers(name, space, Distributions.of(integers));
    } else if (space instanceof BooleanSpace) {
      return new Leaf(
          space,
          info(name, Kind.FLAG, List.of(), 0, 1, new Categories(List.of(true, false))),
          value -> value.equals(true) ? 0.25 : 0.75);
    } else if (space instanceof DiscreteParameterSpace<?> discrete) {
      return choices(name, discrete);
    }
    throw new IllegalArgumentException(
        "Invalid leaf: %s is a %s".formatted(name, space.getClass().getName()));
  }

  private static Leaf floats(String name, ParameterSpace<?> space, RealDistribution distribution) {
    double low = Distributions.low(distribution);
    double high = Distributions.high(distribution);
    boolean log =
        distribution instanceof LogUniformDistribution
            || distribution instanceof LogNormalDistribution;
    Domain domain =
        low < high ? new FloatRange(low, high, log ? Scale.LOG : Scale.LINEAR) : new Fixed(low);
    return new Leaf(
        space,
        info(name, Kind.FLOAT, List.of(), low, high, domain),
        value -> Distributions.unit(distribution, (Double) value));
  }

  private static Leaf integers(
      String name, ParameterSpace<?> space, IntegerDistribution distribution) {
    long low = Distributions.low(distribution);
    long high = Distributions.high(distribution);
    Domain domain = low < high ? new IntegerRange(low, high, Scale.LINEAR) : new Fixed(low);
    return new Leaf(
        space,
        info(name, Kind.INTEGER, List.of(), (double) low, (double) high, domain),
        value -> Distributions.unit(distribution, (Long) value));
  }

  private static Leaf choices(String name, DiscreteParameterSpace<?> space) {
    Choices choices = Choices.of(space);
    List<Object> values = choices.values();
    Domain domain = values.size() == 1 ? new Fixed(values.get(0)) : domain(choices);
    List<String> texts = values.stream().map(Object::toString).toList();
    return new Leaf(
        space,
        info(name, choices.kind(), texts, choices.low(), choices.high(), domain),
        choices::unit);
  }

  private static Domain domain(Choices choices) {
    return choices.kind() == Kind.CATEGORY
        ? new Categories(choices.values())
        : new OrderedChoices(choices.values().stream().map(Number.class::cast).toList());
  }

  private static ParameterInfo info(
      String name, Kind kind, List<String> choices, double low, double high, Domain domain) {
    return new ParameterInfo(
        name,
        kind,
        choices,
        low,
        high,
        "a leaf of the Arbiter space",
        List.of(),
        Parameter.of(name, domain));
  }
}

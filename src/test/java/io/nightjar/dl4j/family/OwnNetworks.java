package io.nightjar.dl4j.family;

import io.nightjar.space.Configuration;
import java.util.function.Supplier;
import org.deeplearning4j.arbiter.BaseNetworkSpace;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Classes such as users write. */
public final class OwnNetworks {
  private OwnNetworks() {}

  private static DenseLayer dense(int in, int out) {
    return new DenseLayer.Builder()
        .nIn(in)
        .nOut(out)
        .activation(Activation.TANH)
        .weightInit(WeightInit.XAVIER)
        .dropOut(0.9)
        .build();
  }

  private static OutputLayer output(int in, int out) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(in)
        .nOut(out)
        .activation(Activation.SOFTMAX)
        .build();
  }

  /** Two branches that meet again. */
  public static final class Branches implements NetworkBuilder {
    @Override
    public Blueprint build(Configuration parameters, Sizes sizes, long seed) {
      int width = parameters.integer("width");
      return new Blueprint.Graph(
          new NeuralNetConfiguration.Builder()
              .seed(seed)
              .updater(new Adam(parameters.number("rate")))
              .graphBuilder()
              .addInputs("in")
              .addLayer("left", dense(sizes.inputs(), width), "in")
              .addLayer("right", dense(sizes.inputs(), width), "in")
              .addVertex("both", new MergeVertex(), "left", "right")
              .addLayer("out", output(2 * width, sizes.outputs()), "both")
              .setOutputs("out")
              .build());
    }
  }

  /** Fails in the way that its parameter says. */
  public static final class Failing implements NetworkBuilder {
    @Override
    public Blueprint build(Configuration parameters, Sizes sizes, long seed) throws Exception {
      return switch (parameters.text("how")) {
        case "argument" -> throw new IllegalArgumentException("no such network");
        case "state" -> throw new IllegalStateException("broken");
        case "checked" -> throw new java.io.IOException("no file");
        case "memory" -> throw new OutOfMemoryError("too much");
        case "inputs" -> layers(dense(3, 4), output(4, sizes.outputs()));
        case "outputs" -> layers(dense(sizes.inputs(), 4), output(4, 3));
        case "no output" -> layers(dense(sizes.inputs(), 4), dense(4, sizes.outputs()));
        default -> nothing();
      };
    }

    @SuppressWarnings("NullAway")
    private static Blueprint nothing() {
      return null;
    }

    private static Blueprint layers(
        org.deeplearning4j.nn.conf.layers.Layer first,
        org.deeplearning4j.nn.conf.layers.Layer second) {
      return new Blueprint.Layers(
          new NeuralNetConfiguration.Builder().list().layer(first).layer(second).build());
    }
  }

  /** Has no constructor without arguments. */
  public static final class Unmade implements NetworkBuilder {
    private final int width;

    public Unmade(int width) {
      this.width = width;
    }

    @Override
    public Blueprint build(Configuration parameters, Sizes sizes, long seed) {
      throw new IllegalArgumentException("" + width);
    }
  }

  /** Supplies an Arbiter graph. */
  public static final class Graphs implements Supplier<BaseNetworkSpace<?>> {
    @Override
    public BaseNetworkSpace<?> get() {
      return io.nightjar.dl4j.arbiter.ArbiterSpaces.graph();
    }
  }

  /** Supplies something else. */
  public static final class Words implements Supplier<String> {
    @Override
    public String get() {
      return "words";
    }
  }
}

package io.nightjar.dl4j;

import io.nightjar.dl4j.family.Blueprint;
import io.nightjar.dl4j.family.Layout;
import io.nightjar.dl4j.family.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A graph of layers and other vertices, with one input. */
final class GraphNetwork implements Network {
  private final ComputationGraph network;
  private final Layout layout;
  private final List<Target> targets;

  private GraphNetwork(ComputationGraph network, Blueprint.Graph blueprint) {
    this.network = network;
    this.layout = blueprint.layout();
    this.targets = blueprint.targets();
  }

  /** A new network, with its first weights. */
  static GraphNetwork of(Blueprint.Graph blueprint) {
    ComputationGraph network = new ComputationGraph(blueprint.configuration());
    network.init();
    return new GraphNetwork(network, blueprint);
  }

  /** The network that {@link #write} wrote. */
  static GraphNetwork read(InputStream in, Blueprint.Graph blueprint) throws IOException {
    return new GraphNetwork(ModelSerializer.restoreComputationGraph(in, true), blueprint);
  }

  @Override
  public int epochs() {
    return network.getEpochCount();
  }

  @Override
  public void startEpoch(long seed) {
    Nd4j.getRandom().setSeed(seed);
  }

  @Override
  public void finishEpoch(int epochs) {
    network.getConfiguration().setEpochCount(epochs);
  }

  @Override
  public double fit(Batches batches, int batch) {
    try (INDArray features = batches.features(batch, layout);
        INDArray mask = batches.mask(batch, layout);
        INDArray labels = batches.labels(batch)) {
      INDArray[] wanted =
          targets.stream()
              .map(target -> target == Target.CLASS ? labels : features)
              .toArray(INDArray[]::new);
      network.fit(new INDArray[] {features}, wanted, masks(mask), null);
    }
    return network.score();
  }

  @Override
  public Map<String, Double> losses() {
    Map<String, Double> losses = new LinkedHashMap<>();
    List<String> names = network.getConfiguration().getNetworkOutputs();
    for (int output = 0; targets.size() > 1 && output < targets.size(); output++) {
      losses.put(names.get(output), network.getOutputLayer(output).score());
    }
    return losses;
  }

  @Override
  public float[] output(Batches batches, int batch) {
    try (INDArray features = batches.features(batch, layout);
        INDArray mask = batches.mask(batch, layout)) {
      INDArray[] outputs = network.output(false, new INDArray[] {features}, masks(mask), null);
      try (INDArray rowByRow = outputs[0].dup('c')) {
        return rowByRow.data().asFloat();
      } finally {
        Arrays.stream(outputs).forEach(INDArray::close);
      }
    }
  }

  private static INDArray @Nullable [] masks(@Nullable INDArray mask) {
    return mask == null ? null : new INDArray[] {mask};
  }

  @Override
  public DataSet dataSet(Batches batches, int batch) {
    return new DataSet(
        batches.features(batch, layout), batches.labels(batch), batches.mask(batch, layout), null);
  }

  @Override
  public ComputationGraph dl4j() {
    return network;
  }

  @Override
  public long parameters() {
    return network.numParams();
  }

  @Override
  public long bytes() {
    return NativeArrays.bytes(
        network.params(), network.getFlattenedGradients(), updaterState(network));
  }

  private static @Nullable INDArray updaterState(ComputationGraph network) {
    ComputationGraphUpdater updater = network.getUpdater(false);
    return updater == null ? null : updater.getStateViewArray();
  }

  @Override
  public boolean fits(Blueprint blueprint) {
    return blueprint instanceof Blueprint.Graph expected
        && parts(network.getConfiguration()).equals(parts(expected.configuration()));
  }

  /** Vertices by name, with what they read; without the counts of steps and epochs. */
  private static Map<String, Object> parts(ComputationGraphConfiguration configuration) {
    Map<String, Object> parts = new HashMap<>(configuration.getVertexInputs());
    configuration
        .getVertices()
        .forEach(
            (name, vertex) ->
                parts.put(
                    "vertex " + name,
                    vertex instanceof LayerVertex layer
                        ? layer.getLayerConf().getLayer()
                        : vertex));
    return parts;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    ModelSerializer.writeModel(network, out, true);
  }

  @Override
  public void free() {
    NativeArrays.free(network.params(), network.getFlattenedGradients(), updaterState(network));
  }
}

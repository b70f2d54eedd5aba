package io.nightjar.dl4j;

import io.nightjar.dl4j.family.Blueprint;
import io.nightjar.dl4j.family.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Layers in a row. */
final class LayerNetwork implements Network {
  private final MultiLayerNetwork network;
  private final Layout layout;

  private LayerNetwork(MultiLayerNetwork network, Layout layout) {
    this.network = network;
    this.layout = layout;
  }

  /** A new network, with its first weights. */
  static LayerNetwork of(MultiLayerConfiguration configuration, Layout layout) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return new LayerNetwork(network, layout);
  }

  /** Starts from a trained network; the number of layers whose weights it has from there. */
  int startFrom(FineTuning tuning) throws IOException {
    return tuning.start(network);
  }

  /** The network that {@link #write} wrote. */
  static LayerNetwork read(InputStream in, Layout layout) throws IOException {
    return new LayerNetwork(ModelSerializer.restoreMultiLayerNetwork(in, true), layout);
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
    network.setEpochCount(epochs);
  }

  @Override
  public double fit(Batches batches, int batch) {
    try (INDArray features = batches.features(batch, layout);
        INDArray mask = batches.mask(batch, layout);
        INDArray labels = batches.labels(batch)) {
      network.fit(features, labels, mask, null);
    }
    return network.score();
  }

  @Override
  public float[] output(Batches batches, int batch) {
    try (INDArray features = batches.features(batch, layout);
        INDArray mask = batches.mask(batch, layout);
        INDArray output = network.output(features, false, mask, null);
        INDArray rowByRow = output.dup('c')) {
      return rowByRow.data().asFloat();
    }
  }

  @Override
  public DataSet dataSet(Batches batches, int batch) {
    return new DataSet(
        batches.features(batch, layout), batches.labels(batch), batches.mask(batch, layout), null);
  }

  @Override
  public MultiLayerNetwork dl4j() {
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

  private static @Nullable INDArray updaterState(MultiLayerNetwork network) {
    Updater updater = network.getUpdater(false);
    return updater == null ? null : updater.getStateViewArray();
  }

  @Override
  public boolean fits(Blueprint blueprint) {
    return blueprint instanceof Blueprint.Layers expected
        && layers(network.getLayerWiseConfigurations()).equals(layers(expected.configuration()));
  }

  /** Without the counts of steps and epochs, which differ. */
  private static List<Layer> layers(MultiLayerConfiguration configuration) {
    return configuration.getConfs().stream().map(NeuralNetConfiguration::getLayer).toList();
  }

  @Override
  public void write(OutputStream out) throws IOException {
    ModelSerializer.writeModel(network, out, true);
  }

  @Override
  public void free() {
    free(network);
  }

  static void free(MultiLayerNetwork network) {
    NativeArrays.free(network.params(), network.getFlattenedGradients(), updaterState(network));
  }
}

package io.nightjar.dl4j;

import io.nightjar.dl4j.family.Blueprint;
import io.nightjar.run.FileOpener;
import io.nightjar.trial.InitialModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Starts new networks from a trained one. */
final class FineTuning {
  private final InitialModel model;
  private final FileOpener files;

  FineTuning(InitialModel model, FileOpener files) {
    this.model = model;
    this.files = files;
  }

  /**
   * Freezes the first layers of a blueprint: they neither learn nor drop nor gather statistics.
   *
   * @throws IllegalArgumentException if it has no more layers than those
   */
  Blueprint frozen(Blueprint blueprint) {
    if (!(blueprint instanceof Blueprint.Layers layers)) {
      throw new IllegalArgumentException("Cannot start a graph from a model of layers in a row");
    }
    if (model.freeze() == 0) {
      return blueprint;
    }
    MultiLayerConfiguration configuration = layers.configuration().clone();
    int count = configuration.getConfs().size();
    if (model.freeze() >= count) {
      throw new IllegalArgumentException(
          "Cannot freeze %d layers of a network of %d".formatted(model.freeze(), count));
    }
    for (NeuralNetConfiguration layer : configuration.getConfs().subList(0, model.freeze())) {
      layer.setLayer(frozen(layer.getLayer()));
    }
    return new Blueprint.Layers(configuration, layers.layout());
  }

  /** With the name of the layer inside, which a model file would otherwise lose. */
  private static FrozenLayer frozen(org.deeplearning4j.nn.conf.layers.Layer layer) {
    FrozenLayer frozen = new FrozenLayer(layer);
    frozen.setLayerName(layer.getLayerName());
    return frozen;
  }

  /**
   * Takes over the weights of every layer that has, at the same place, weights of the same shapes.
   *
   * @return the number of layers whose weights were taken over
   * @throws IOException if the model cannot be read, or is not that of the driver
   */
  int start(MultiLayerNetwork network) throws IOException {
    MultiLayerNetwork trained = trained();
    try {
      int count = Math.min(trained.getnLayers(), network.getnLayers());
      int taken = 0;
      for (int layer = 0; layer < count; layer++) {
        taken += take(trained.getLayer(layer), network.getLayer(layer));
      }
      return taken;
    } finally {
      LayerNetwork.free(trained);
    }
  }

  private static int take(Layer from, Layer to) {
    Map<String, INDArray> weights = from.paramTable();
    Map<String, INDArray> own = to.paramTable();
    if (weights.isEmpty() || !shapes(weights).equals(shapes(own))) {
      return 0;
    }
    own.forEach((name, values) -> values.assign(Objects.requireNonNull(weights.get(name))));
    return 1;
  }

  private static Map<String, String> shapes(Map<String, INDArray> weights) {
    return weights.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> Arrays.toString(entry.getValue().shape())));
  }

  private MultiLayerNetwork trained() throws IOException {
    ModelFile file = ModelFile.read(model.source(), files);
    if (!file.fingerprint().equals(model.fingerprint())) {
      throw new IOException(
          "Cannot use model "
              + model.source()
              + ": it is not that of the driver, fingerprint "
              + file.fingerprint()
              + " instead of "
              + model.fingerprint());
    }
    return ModelSerializer.restoreMultiLayerNetwork(file.open(), false);
  }
}

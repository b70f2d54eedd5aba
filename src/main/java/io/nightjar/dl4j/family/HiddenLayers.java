package io.nightjar.dl4j.family;

import io.nightjar.space.Configuration;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.Activation;

/**
 * Makes the fully connected hidden layers of a configuration.
 *
 * <p>A hidden layer is dense, activation, dropout. Batch normalisation stands between dense and
 * activation (Ioffe and Szegedy 2015), where the dense layer's bias would be cancelled and is left
 * out, or after the dropout. Dropout lies between fully connected layers (guide 57.4), never on the
 * input data.
 */
final class HiddenLayers {
  private final Configuration settings;
  private final LayerKit kit;
  private final List<Layer> layers = new ArrayList<>();

  private HiddenLayers(Configuration settings, LayerKit kit) {
    this.settings = settings;
    this.kit = kit;
  }

  /**
   * The layers, the last of which has as many units as each.
   *
   * @param settings a complete configuration, see {@link Settings}
   */
  static List<Layer> of(Configuration settings, LayerKit kit, int inputs) {
    HiddenLayers hidden = new HiddenLayers(settings, kit);
    int width = settings.integer(Hidden.WIDTH);
    int depth = settings.integer(Hidden.DEPTH);
    for (int layer = 0; layer < depth; layer++) {
      hidden.add(layer == 0 ? inputs : width, width);
    }
    return hidden.layers;
  }

  private void add(int inputs, int width) {
    boolean normalized = settings.flag(Hidden.BATCH_NORM);
    boolean early = settings.text(Hidden.BATCH_NORM_POSITION).equals(Hidden.BEFORE_ACTIVATION);
    if (normalized && early) {
      layers.add(kit.dense(inputs, width, Activation.IDENTITY));
      layers.add(LayerKit.normalization(width));
      layers.add(kit.activationLayer());
    } else {
      layers.add(kit.dense(inputs, width, kit.activation()));
    }
    double rate = settings.number(Hidden.DROPOUT);
    if (rate > 0) {
      layers.add(LayerKit.dropout(rate));
    }
    if (normalized && !early) {
      layers.add(LayerKit.normalization(width));
    }
  }
}

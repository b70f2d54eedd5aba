package io.nightjar.dl4j.family;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Shape;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * Builds the network of a configuration of the family {@code cnn}.
 *
 * <p>A convolution keeps the size of the image; batch normalisation stands between it and its
 * activation, and takes its bias' place. Of the factorised pair each has an activation of its own,
 * without which it learns less (Szegedy 2016, arXiv:1512.00567, section 3). Dropout lies between
 * the fully connected layers only (guide 57.4), so no batch normalisation follows it.
 */
final class CnnNetwork {
  private final Configuration settings;
  private final LayerKit kit;
  private final NeuralNetConfiguration.ListBuilder layers;
  private int height;
  private int width;
  private int channels;

  private CnnNetwork(Configuration settings, Shape.Image image, Course course) {
    this.settings = settings;
    this.kit = new LayerKit(settings);
    this.layers = kit.layers(course);
    this.height = image.height();
    this.width = image.width();
    this.channels = image.channels();
  }

  /**
   * The network.
   *
   * @param settings a complete configuration, see {@link Settings}
   * @param classCounts the examples of each class in the train part
   */
  static MultiLayerConfiguration of(
      Configuration settings, Shape.Image image, int[] classCounts, Course course) {
    CnnNetwork network = new CnnNetwork(settings, image, course);
    network.layers.setInputType(
        InputType.convolutional(image.height(), image.width(), image.channels()));
    return network.build(classCounts);
  }

  private MultiLayerConfiguration build(int... classCounts) {
    int filters = settings.integer(CnnFamily.FILTERS);
    int stages = settings.integer(CnnFamily.STAGES);
    for (int stage = 0; stage < stages; stage++) {
      stage(filters << stage);
    }
    int units = settings.integer(Hidden.WIDTH);
    layers.layer(kit.dense(height * width * channels, units, kit.activation()));
    double rate = settings.number(Hidden.DROPOUT);
    if (rate > 0) {
      layers.layer(LayerKit.dropout(rate));
    }
    layers.layer(kit.softmax(units, classCounts).build());
    return layers.build();
  }

  private void stage(int filters) {
    String kernel = settings.text(CnnFamily.KERNEL);
    switch (kernel) {
      case "7x7" -> convolution(7, 7, filters);
      case "5x5" -> convolution(5, 5, filters);
      case "3x3" -> convolution(3, 3, filters);
      case "1x1" -> convolution(1, 1, filters);
      case CnnFamily.PAIR -> {
        convolution(7, 1, filters);
        convolution(1, 7, filters);
      }
      default -> throw new IllegalArgumentException("Invalid kernel: " + kernel);
    }
    pooling();
  }

  private void convolution(int rows, int columns, int filters) {
    boolean normalized = settings.flag(Hidden.BATCH_NORM);
    layers.layer(
        kit.decaying(
                new ConvolutionLayer.Builder(rows, columns)
                    .nIn(channels)
                    .nOut(filters)
                    .convolutionMode(ConvolutionMode.Same)
                    .activation(normalized ? Activation.IDENTITY : kit.activation())
                    .weightInit(kit.weightInit())
                    .hasBias(!normalized))
            .build());
    if (normalized) {
      layers.layer(new BatchNormalization());
      layers.layer(kit.activationLayer());
    }
    channels = filters;
  }

  private void pooling() {
    String pooling = settings.text(CnnFamily.POOLING);
    if (pooling.equals("none") || height < 2 || width < 2) {
      return;
    }
    layers.layer(
        new SubsamplingLayer.Builder(type(pooling), new int[] {2, 2}, new int[] {2, 2})
            .convolutionMode(ConvolutionMode.Truncate)
            .build());
    height /= 2;
    width /= 2;
  }

  private static SubsamplingLayer.PoolingType type(String pooling) {
    return switch (pooling) {
      case "max" -> SubsamplingLayer.PoolingType.MAX;
      case "avg" -> SubsamplingLayer.PoolingType.AVG;
      default -> throw new IllegalArgumentException("Invalid pooling: " + pooling);
    };
  }
}

package io.nightjar.dl4j.family;

import io.nightjar.space.Configuration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Builds the network of a configuration of the family {@code multi-output}. */
final class MultiOutputNetwork {
  private static final String CLASS = "class";
  private static final String RECONSTRUCTION = "reconstruction";

  private MultiOutputNetwork() {}

  /**
   * The network.
   *
   * @param settings a complete configuration, see {@link Settings}
   * @param classCounts the examples of each class in the train part
   */
  static ComputationGraphConfiguration of(
      Configuration settings, int inputs, int[] classCounts, Course course) {
    LayerKit kit = new LayerKit(settings);
    int width = settings.integer(Hidden.WIDTH);
    Trunk trunk = Trunk.of(settings, kit, inputs, course);
    return trunk
        .graph()
        .addLayer(CLASS, kit.softmax(width, classCounts).build(), trunk.top())
        .addLayer(RECONSTRUCTION, reconstruction(settings, kit, width, inputs), trunk.top())
        .setOutputs(CLASS, RECONSTRUCTION)
        .build();
  }

  /** Its loss is the weight times the mean over all columns of the squared differences. */
  private static OutputLayer reconstruction(
      Configuration settings, LayerKit kit, int width, int columns) {
    double weight = settings.number(MultiOutputFamily.RECONSTRUCTION_WEIGHT);
    return kit.decaying(
            new OutputLayer.Builder(new LossMSE(Nd4j.valueArrayOf(1, columns, weight)))
                .nIn(width)
                .nOut(columns)
                .activation(Activation.IDENTITY)
                .weightInit(WeightInit.XAVIER))
        .build();
  }
}

package io.nightjar.dl4j.family;

import io.nightjar.dl4j.loss.NPairLoss;
import io.nightjar.dl4j.loss.TripletLoss;
import io.nightjar.space.Configuration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Builds the network of a configuration of the family {@code embedding}. */
final class EmbeddingNetwork {
  private static final String EMBEDDING = "embedding";
  private static final String OUTPUT = "output";

  private EmbeddingNetwork() {}

  /**
   * The network, whose output is the embedding.
   *
   * @param settings a complete configuration, see {@link Settings}
   */
  static ComputationGraphConfiguration of(Configuration settings, int inputs, Course course) {
    LayerKit kit = new LayerKit(settings);
    Trunk trunk = Trunk.of(settings, kit, inputs, course);
    GraphBuilder graph = trunk.graph().addLayer(EMBEDDING, embedding(settings, kit), trunk.top());
    String last = EMBEDDING;
    if (settings.flag(EmbeddingFamily.UNIT_LENGTH)) {
      last = EmbeddingFamily.UNIT_LENGTH;
      graph.addVertex(last, new L2NormalizeVertex(), EMBEDDING);
    }
    LossLayer loss = new LossLayer.Builder(loss(settings)).activation(Activation.IDENTITY).build();
    return graph.addLayer(OUTPUT, loss, last).setOutputs(OUTPUT).build();
  }

  private static DenseLayer embedding(Configuration settings, LayerKit kit) {
    return kit.decaying(
            new DenseLayer.Builder()
                .nIn(settings.integer(Hidden.WIDTH))
                .nOut(settings.integer(EmbeddingFamily.DIMENSIONS))
                .activation(Activation.IDENTITY)
                .weightInit(WeightInit.XAVIER))
        .build();
  }

  private static ILossFunction loss(Configuration settings) {
    String loss = settings.text(EmbeddingFamily.LOSS);
    return switch (loss) {
      case EmbeddingFamily.N_PAIR -> new NPairLoss(settings.number(EmbeddingFamily.REGULARIZATION));
      case EmbeddingFamily.TRIPLET -> new TripletLoss(settings.number(EmbeddingFamily.MARGIN));
      default -> throw new IllegalArgumentException("Invalid loss: " + loss);
    };
  }
}

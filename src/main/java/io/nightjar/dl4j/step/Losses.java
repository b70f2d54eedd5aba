package io.nightjar.dl4j.step;

import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;

/** Our losses for those of ND4J, each with the activation that belongs to it. */
final class Losses {
  private Losses() {}

  static Optional<Loss> of(OutputLayer layer) {
    ILossFunction loss = layer.getLossFn();
    if (layer.getActivationFn() instanceof ActivationSoftmax
        && (loss.getClass() == LossMCXENT.class
            || loss.getClass() == LossNegativeLogLikelihood.class)) {
      LossMCXENT entropy = (LossMCXENT) loss;
      INDArray weights = entropy.getWeights();
      return Optional.of(
          new CrossEntropy(
              weights == null ? null : weights.ravel().toFloatVector(),
              entropy.getSoftmaxClipEps()));
    }
    if (layer.getActivationFn() instanceof ActivationIdentity
        && loss.getClass() == LossMSE.class
        && ((LossMSE) loss).getWeights() == null) {
      return Optional.of(new SquaredError());
    }
    return Optional.empty();
  }
}

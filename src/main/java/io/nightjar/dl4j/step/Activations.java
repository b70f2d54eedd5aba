package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Activation;
import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;

/** Our functions for those of ND4J. */
final class Activations {
  private Activations() {}

  static Optional<Activation> of(IActivation function) {
    return switch (function.getClass().getSimpleName()) {
      case "ActivationReLU" -> Optional.of(Activation.RELU);
      case "ActivationTanH" -> Optional.of(Activation.TANH);
      case "ActivationSigmoid" -> Optional.of(Activation.SIGMOID);
      case "ActivationSELU" -> Optional.of(Activation.SELU);
      case "ActivationSwish" -> Optional.of(Activation.SWISH);
      case "ActivationSoftPlus" -> Optional.of(Activation.SOFTPLUS);
      case "ActivationLReLU" ->
          Optional.of(Activation.LEAKY_RELU)
              .filter(
                  ours -> ((ActivationLReLU) function).getAlpha() == ActivationLReLU.DEFAULT_ALPHA);
      case "ActivationELU" ->
          Optional.of(Activation.ELU)
              .filter(ours -> ((ActivationELU) function).getAlpha() == ActivationELU.DEFAULT_ALPHA);
      case "ActivationGELU" ->
          Optional.of(Activation.GELU).filter(ours -> !((ActivationGELU) function).isPrecise());
      default -> Optional.empty();
    };
  }
}

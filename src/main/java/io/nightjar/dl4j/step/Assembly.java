package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Activation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * Puts our layers together from those of a network's configuration, from the first to the last.
 *
 * <p>Each {@code add} says whether it covers the layer with all of its settings; after one that
 * does not, the assembly is of no use.
 */
final class Assembly {
  private final Parameters parameters = new Parameters();
  private final List<Layer> layers = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();
  private final Masks masks;
  private @Nullable Loss loss;

  /**
   * An assembly.
   *
   * @param inputs values in a row of the data
   */
  Assembly(int inputs, Masks masks) {
    this.masks = masks;
    tensors.add(Tensor.ofData(inputs));
  }

  Parameters parameters() {
    return parameters;
  }

  List<Layer> layers() {
    return Collections.unmodifiableList(layers);
  }

  /** The input, and the output of each layer. */
  List<Tensor> tensors() {
    return Collections.unmodifiableList(tensors);
  }

  /** The loss, if an output layer has come. */
  Optional<Loss> loss() {
    return Optional.ofNullable(loss);
  }

  boolean add(org.deeplearning4j.nn.conf.layers.Layer layer) {
    if (loss != null) {
      return false;
    }
    return switch (layer.getClass().getSimpleName()) {
      case "DenseLayer" -> layer.getClass() == DenseLayer.class && add((DenseLayer) layer);
      case "OutputLayer" -> layer.getClass() == OutputLayer.class && add((OutputLayer) layer);
      case "ActivationLayer" ->
          layer.getClass() == ActivationLayer.class
              && add(((ActivationLayer) layer).getActivationFn());
      case "DropoutLayer" -> layer.getClass() == DropoutLayer.class && add(layer.getIDropout());
      case "BatchNormalization" ->
          layer.getClass() == BatchNormalization.class && add((BatchNormalization) layer);
      default -> false;
    };
  }

  private Tensor last() {
    return tensors.get(tensors.size() - 1);
  }

  private Tensor next(int width) {
    Tensor output = Tensor.ofLayer(width);
    tensors.add(output);
    return output;
  }

  private boolean add(DenseLayer layer) {
    return !layer.hasLayerNorm()
        && addDense(layer, layer.hasBias())
        && add(layer.getActivationFn());
  }

  private boolean addDense(FeedForwardLayer layer, boolean hasBias) {
    Tensor input = last();
    int outputs = (int) layer.getNOut();
    if (layer.getNIn() != input.width()) {
      return false;
    }
    Parameter weights = parameters.addMatrix(input.width(), outputs);
    Parameter bias = hasBias ? parameters.addVector(outputs) : null;
    layers.add(new Dense(parameters, input, next(outputs), weights, bias));
    return true;
  }

  private boolean add(OutputLayer layer) {
    loss = Losses.of(layer).orElse(null);
    return loss != null && addDense(layer, layer.hasBias());
  }

  private boolean add(IActivation function) {
    if (function instanceof ActivationIdentity) {
      return true;
    }
    Optional<Activation> ours = Activations.of(function);
    ours.ifPresent(found -> layers.add(new Activated(found, last(), next(last().width()))));
    return ours.isPresent();
  }

  private boolean add(@Nullable IDropout dropout) {
    if (dropout == null
        || dropout.getClass() != Dropout.class
        || ((Dropout) dropout).getPSchedule() != null) {
      return false;
    }
    double keep = ((Dropout) dropout).getP();
    layers.add(new Dropping(masks, keep, last(), next(last().width())));
    return true;
  }

  private boolean add(BatchNormalization layer) {
    if (layer.isLockGammaBeta() || !layer.isUseLogStd() || !layer.isMinibatch()) {
      return false;
    }
    int width = last().width();
    Normalizing.Settings settings =
        new Normalizing.Settings(
            parameters.addVector(width),
            parameters.addVector(width),
            parameters.addVector(width),
            parameters.addVector(width),
            layer.getDecay(),
            layer.getEps());
    layers.add(new Normalizing(parameters, settings, last(), next(width)));
    return true;
  }
}

package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Activation;
import io.nightjar.dl4j.step.kernel.Lanes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
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
  private static final String THEIR_LAYERS = "org.deeplearning4j.nn.conf.layers";

  private final Parameters parameters = new Parameters();
  private final List<Layer> layers = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();
  private final Masks masks;
  private @Nullable Loss loss;

  /** An assembly that starts from the data. */
  Assembly(Tensor input, Masks masks) {
    this.masks = masks;
    tensors.add(input);
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

  /** Adds what lies between two layers, or between the data and the first. */
  boolean add(@Nullable InputPreProcessor between) {
    if (between == null || isIdle(between)) {
      return true;
    }
    if (!(last().form() instanceof Form.Image image)) {
      return false;
    }
    if (between.getClass() == CnnToFeedForwardPreProcessor.class) {
      int width = image.pixels() * last().width();
      layers.add(new Flattening(image.pixels(), last(), next(new Form.Whole(), width)));
      return true;
    }
    return between.getClass() == FeedForwardToCnnPreProcessor.class && layers.isEmpty();
  }

  /** Behind one line for all steps or pixels there is nothing left to put in rows. */
  private boolean isIdle(InputPreProcessor between) {
    return last().form() instanceof Form.Whole
        && (between.getClass() == RnnToFeedForwardPreProcessor.class
            || between.getClass() == CnnToFeedForwardPreProcessor.class);
  }

  boolean add(org.deeplearning4j.nn.conf.layers.Layer layer) {
    if (loss != null || !layer.getClass().getPackageName().startsWith(THEIR_LAYERS)) {
      return false;
    }
    if (Coverage.dropsItsInput(layer) && !add(layer.getIDropout())) {
      return false;
    }
    return switch (layer.getClass().getSimpleName()) {
      case "DenseLayer" -> add((DenseLayer) layer);
      case "OutputLayer" -> add((OutputLayer) layer);
      case "ActivationLayer" -> add(((ActivationLayer) layer).getActivationFn());
      case "DropoutLayer" -> add(layer.getIDropout());
      case "BatchNormalization" -> add((BatchNormalization) layer);
      case "ConvolutionLayer" -> new ImageLayers(this).add((ConvolutionLayer) layer);
      case "SubsamplingLayer" -> new ImageLayers(this).add((SubsamplingLayer) layer);
      case "GlobalPoolingLayer" -> new SequenceLayers(this).add((GlobalPoolingLayer) layer);
      case "LSTM" -> new SequenceLayers(this).add((LSTM) layer);
      case "Bidirectional" -> new SequenceLayers(this).add((Bidirectional) layer);
      case "LastTimeStep" -> new SequenceLayers(this).add((LastTimeStep) layer);
      default -> false;
    };
  }

  /** Adds one of ours, which reads and writes tensors of this assembly. */
  void put(Layer layer) {
    layers.add(layer);
  }

  Tensor last() {
    return tensors.get(tensors.size() - 1);
  }

  /** One more tensor, the last from now on. */
  Tensor next(Form form, int width) {
    Tensor output = Tensor.ofLayer(form, width);
    tensors.add(output);
    return output;
  }

  /** One more tensor, of the form and width of the last. */
  private Tensor next() {
    return next(last().form(), last().width());
  }

  private boolean add(DenseLayer layer) {
    return !layer.hasLayerNorm()
        && addDense(layer, layer.hasBias())
        && add(layer.getActivationFn());
  }

  private boolean addDense(FeedForwardLayer layer, boolean hasBias) {
    Tensor input = last();
    int outputs = (int) layer.getNOut();
    if (layer.getNIn() != input.width() || !(input.form() instanceof Form.Whole)) {
      return false;
    }
    Parameter weights = parameters.addMatrix(input.width(), outputs);
    Parameter bias = hasBias ? parameters.addVector(outputs) : null;
    layers.add(new Dense(parameters, input, next(input.form(), outputs), weights, bias));
    return true;
  }

  private boolean add(OutputLayer layer) {
    loss = Losses.of(layer).orElse(null);
    return loss != null && addDense(layer, layer.hasBias());
  }

  /** Adds a function of every value. */
  boolean add(IActivation function) {
    if (function instanceof ActivationIdentity) {
      return true;
    }
    Optional<Activation> ours =
        Activations.of(function).filter(found -> last().stride() % Lanes.BLOCK == 0);
    ours.ifPresent(found -> layers.add(new Activated(found, last(), next())));
    return ours.isPresent();
  }

  private boolean add(@Nullable IDropout dropout) {
    if (dropout == null
        || dropout.getClass() != Dropout.class
        || ((Dropout) dropout).getPSchedule() != null
        || last().stride() % Lanes.BLOCK != 0) {
      return false;
    }
    double keep = ((Dropout) dropout).getP();
    layers.add(new Dropping(masks, keep, last(), next()));
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
    layers.add(new Normalizing(parameters, settings, last(), next()));
    return true;
  }
}

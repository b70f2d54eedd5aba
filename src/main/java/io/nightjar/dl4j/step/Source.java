package io.nightjar.dl4j.step;

import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;

/** The data's tensor, and how it is filled. */
record Source(Intake intake, Tensor input) {

  /** The source for data of a type, if such data are covered. */
  static Optional<Source> of(MultiLayerConfiguration conf, InputType type) {
    if (type instanceof InputType.InputTypeFeedForward flat) {
      return Optional.of(rows((int) flat.getSize()));
    }
    if (type instanceof InputType.InputTypeRecurrent recurrent) {
      return Optional.of(sequences((int) recurrent.getSize(), padding(conf)));
    }
    return images(type).map(image -> images(image, conf.getConf(0).getLayer()));
  }

  private static Optional<InputType.InputTypeConvolutional> images(InputType type) {
    if (type instanceof InputType.InputTypeConvolutionalFlat flat) {
      return images(InputType.convolutional(flat.getHeight(), flat.getWidth(), flat.getDepth()));
    }
    return type instanceof InputType.InputTypeConvolutional image
        ? Optional.of(image)
        : Optional.empty();
  }

  /** The type of data that a network was made for, where its configuration says so. */
  static Optional<InputType> type(MultiLayerConfiguration conf) {
    InputPreProcessor first = conf.getInputPreProcess(0);
    if (first instanceof FeedForwardToCnnPreProcessor images) {
      return Optional.of(
          InputType.convolutionalFlat(
              images.getInputHeight(), images.getInputWidth(), images.getNumChannels()));
    }
    return conf.getConf(0).getLayer() instanceof FeedForwardLayer layer
            && !(layer instanceof ConvolutionLayer)
        ? Optional.of(type(layer))
        : Optional.empty();
  }

  private static InputType type(FeedForwardLayer layer) {
    return layer instanceof BaseRecurrentLayer
        ? InputType.recurrent(layer.getNIn())
        : InputType.feedForward(layer.getNIn());
  }

  private static Source rows(int width) {
    return new Source(Intake.ofRows(), Tensor.ofData(new Form.Whole(), width));
  }

  /**
   * Deeplearning4j's cells read sequences from their ends without regard to masks: they start in
   * the padding.
   */
  private static Packing.Padding padding(MultiLayerConfiguration conf) {
    return conf.getConfs().stream().anyMatch(each -> isBidirectional(each.getLayer()))
        ? Packing.Padding.READ
        : Packing.Padding.LEFT_OUT;
  }

  private static boolean isBidirectional(Layer layer) {
    return layer instanceof Bidirectional
        || (layer instanceof BaseWrapperLayer wrapper && isBidirectional(wrapper.getUnderlying()));
  }

  private static Source sequences(int channels, Packing.Padding padding) {
    Packing packing = new Packing(padding);
    return new Source(
        Intake.ofSequences(packing), Tensor.ofData(new Form.Sequence(packing), channels));
  }

  private static Source images(InputType.InputTypeConvolutional type, Layer first) {
    Form.Image image = new Form.Image((int) type.getHeight(), (int) type.getWidth());
    int channels = (int) type.getChannels();
    Tensor input =
        first instanceof ConvolutionLayer
            ? Tensor.ofCompactData(image, channels)
            : Tensor.ofData(image, channels);
    return new Source(Intake.ofImages(image.pixels()), input);
  }
}

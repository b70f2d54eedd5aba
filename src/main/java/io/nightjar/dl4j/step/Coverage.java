package io.nightjar.dl4j.step;

import java.util.List;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** Says which settings, apart from the kinds of layers, our step knows how to follow. */
final class Coverage {
  private Coverage() {}

  static boolean covers(MultiLayerNetwork network) {
    return network.getLayerWiseConfigurations().getBackpropType() == BackpropType.Standard
        && network.getLayerWiseConfigurations().getDataType() == DataType.FLOAT
        && network.getListeners().isEmpty()
        && network.getLayerWiseConfigurations().getConfs().stream().allMatch(Coverage::covers);
  }

  private static boolean covers(NeuralNetConfiguration conf) {
    return conf.isMiniBatch()
        && conf.isMinimize()
        && conf.getStepFunction() == null
        && conf.getOptimizationAlgo() == OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT
        && covers(conf.getLayer());
  }

  private static boolean covers(Layer layer) {
    return isEmpty(layer.getConstraints())
        && (layer.getIDropout() == null || layer instanceof DropoutLayer || dropsItsInput(layer))
        && (!(layer instanceof BaseLayer base) || covers(base))
        && (!(layer instanceof BaseWrapperLayer wrapper) || covers(wrapper.getUnderlying()))
        && (!(layer instanceof Bidirectional both)
            || (coversDirection(both.getFwd()) && coversDirection(both.getBwd())));
  }

  /** Each direction would drop other values of the same input. */
  private static boolean coversDirection(Layer layer) {
    return layer.getIDropout() == null && covers(layer);
  }

  /** Whether a layer with dropout of its own drops values of its input, and nothing else. */
  static boolean dropsItsInput(Layer layer) {
    return layer.getIDropout() != null
        && (layer instanceof DenseLayer
            || layer instanceof OutputLayer
            || layer instanceof ConvolutionLayer
            || layer instanceof LSTM);
  }

  private static boolean covers(BaseLayer layer) {
    return layer.getWeightNoise() == null
        && (layer.getGradientNormalization() == null
            || layer.getGradientNormalization() == GradientNormalization.None)
        && covers(layer.getRegularization())
        && covers(layer.getRegularizationBias());
  }

  private static boolean covers(@Nullable List<Regularization> regularization) {
    return regularization == null
        || regularization.isEmpty()
        || (regularization.size() == 1 && regularization.get(0).getClass() == WeightDecay.class);
  }

  private static boolean isEmpty(@Nullable List<?> list) {
    return list == null || list.isEmpty();
  }
}

package io.nightjar.dl4j.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.listeners.ScoreIterationListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.FixedSchedule;

/** What we do not know how to train is left to Deeplearning4j. */
final class CoverageTest {
  private static final IUpdater SGD = new Sgd(0.1);

  private static Arguments first(String what, UnaryOperator<DenseLayer.Builder> change) {
    DenseLayer.Builder layer =
        new DenseLayer.Builder()
            .nIn(Networks.INPUTS)
            .nOut(Networks.WIDTH)
            .activation(Activation.RELU);
    return layer(what, change.apply(layer).build());
  }

  private static Arguments layer(String what, org.deeplearning4j.nn.conf.layers.Layer layer) {
    return Arguments.of(what, Networks.of(SGD, list -> list.layer(layer), 0));
  }

  private static Arguments second(String what, org.deeplearning4j.nn.conf.layers.Layer layer) {
    return Arguments.of(
        what, Networks.of(SGD, list -> Networks.hidden(list, Activation.RELU, 0).layer(layer), 0));
  }

  private static Arguments output(String what, LossFunction loss, Activation activation) {
    return Arguments.of(
        what,
        Networks.network(
            Networks.list(SGD)
                .layer(
                    new OutputLayer.Builder(loss)
                        .nIn(Networks.INPUTS)
                        .nOut(Networks.CLASSES)
                        .activation(activation)
                        .build())));
  }

  private static ListBuilder truncated() {
    ListBuilder list = Networks.list(SGD);
    list.backpropType(BackpropType.TruncatedBPTT);
    return list;
  }

  private static Arguments whole(String what, ListBuilder list) {
    return Arguments.of(
        what,
        Networks.network(
            Networks.hidden(list, Activation.RELU, 0)
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(Networks.WIDTH)
                        .nOut(Networks.CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())));
  }

  static Stream<Arguments> others() {
    return Stream.of(
        first("l1", layer -> layer.l1(0.1)),
        first("l2", layer -> layer.l2(0.1)),
        first("l2 of biases", layer -> layer.l2Bias(0.1)),
        first("other dropout of the input", layer -> layer.dropOut(new GaussianDropout(0.5))),
        first("layer norm", layer -> layer.hasLayerNorm(true)),
        first("weight noise", layer -> layer.weightNoise(new DropConnect(0.5))),
        first("constraint", layer -> layer.constrainWeights(new MaxNormConstraint(1, 1))),
        first(
            "gradient normalisation",
            layer ->
                layer.gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)),
        first("other activation", layer -> layer.activation(Activation.CUBE)),
        first("other slope", layer -> layer.activation(new ActivationLReLU(0.3))),
        first("other scale", layer -> layer.activation(new ActivationELU(0.3))),
        first("precise GELU", layer -> layer.activation(new ActivationGELU(true))),
        first("AdaDelta without a rate", layer -> layer.updater(new AdaDelta())),
        first("other updater", layer -> layer.updater(new AMSGrad(0.1))),
        first(
            "momentum schedule",
            layer -> layer.updater(new Nesterovs(0.1, new FixedSchedule(0.9)))),
        second("other dropout", new DropoutLayer.Builder(new GaussianDropout(0.5)).build()),
        second(
            "frozen layer",
            new FrozenLayer(
                new DenseLayer.Builder().nIn(Networks.WIDTH).nOut(Networks.WIDTH).build())),
        second(
            "other layer",
            new ElementWiseMultiplicationLayer.Builder()
                .nIn(Networks.WIDTH)
                .nOut(Networks.WIDTH)
                .build()),
        second(
            "locked normalisation",
            new BatchNormalization.Builder()
                .nIn(Networks.WIDTH)
                .nOut(Networks.WIDTH)
                .lockGammaBeta(true)
                .build()),
        second(
            "plain variances",
            new BatchNormalization.Builder()
                .nIn(Networks.WIDTH)
                .nOut(Networks.WIDTH)
                .useLogStd(false)
                .build()),
        output("other loss", LossFunction.MEAN_ABSOLUTE_ERROR, Activation.IDENTITY),
        output("loss with another activation", LossFunction.MSE, Activation.TANH),
        output("binary entropy", LossFunction.XENT, Activation.SIGMOID),
        whole(
            "sum over the batch",
            new NeuralNetConfiguration.Builder().miniBatch(false).updater(SGD).list()),
        whole("truncated backpropagation", truncated()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void leavesOthersToFit(String what, MultiLayerNetwork network) {
    assertThat(FastNetwork.of(network)).as(what).isEmpty();
  }

  @Test
  void leavesNetworksWithListenersToFit() {
    MultiLayerNetwork network = Networks.plain(SGD, Activation.RELU);
    assertThat(FastNetwork.of(network)).isPresent();

    network.setListeners(new ScoreIterationListener());

    assertThat(FastNetwork.of(network)).isEmpty();
  }
}

package io.nightjar.dl4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.dl4j.updater.ScaledAdaDelta;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

final class MlpNetworkTest {
  private static final double RATE = 0.005;

  static Stream<Arguments> updaters() {
    return Stream.of(
        Arguments.of("sgd", new Sgd(RATE)),
        Arguments.of("momentum", new Nesterovs(RATE, 0.9)),
        Arguments.of("adagrad", new AdaGrad(RATE, 1e-6)),
        Arguments.of("adadelta", new ScaledAdaDelta(RATE, 0.95, 1e-6)),
        Arguments.of("rmsprop", new RmsProp(RATE, 0.95, 1e-8)),
        Arguments.of("adam", new Adam(RATE, 0.9, 0.999, 1e-8)),
        Arguments.of("adamax", new AdaMax(RATE, 0.9, 0.999, 1e-8)),
        Arguments.of("nadam", new Nadam(RATE, 0.9, 0.999, 1e-8)));
  }

  /** Looks at the updaters that the built network trains with, not at what it was asked for. */
  @ParameterizedTest
  @MethodSource("updaters")
  void trainsWithTheConstantsOfTheGuide(String optimizer, IUpdater expected) {
    MultiLayerNetwork network = Nets.network(4, 3, "optimizer", optimizer);

    List<? extends IUpdater> working =
        ((MultiLayerUpdater) network.getUpdater())
            .getUpdaterBlocks().stream()
                .map(block -> block.getGradientUpdater().getConfig())
                .toList();

    assertThat(working).isNotEmpty().allSatisfy(updater -> assertThat(updater).isEqualTo(expected));
    assertThat(bases(network)).allSatisfy(l -> assertThat(l.getIUpdater()).isEqualTo(expected));
  }

  private static List<BaseLayer> bases(MultiLayerNetwork network) {
    return Arrays.stream(network.getLayers())
        .map(layer -> layer.conf().getLayer())
        .filter(BaseLayer.class::isInstance)
        .map(BaseLayer.class::cast)
        .toList();
  }

  private static List<String> layers(MultiLayerNetwork network) {
    return Arrays.stream(network.getLayers())
        .map(layer -> layer.conf().getLayer().getClass().getSimpleName())
        .toList();
  }

  @Test
  void buildsPlainHiddenLayers() {
    MultiLayerNetwork network = Nets.network(4, 3, "depth", 3L);

    assertThat(layers(network))
        .containsExactly("DenseLayer", "DenseLayer", "DenseLayer", "OutputLayer");
    assertThat(network.numParams()).isEqualTo(4 * 16 + 16 + 2 * (16 * 16 + 16) + 16 * 3 + 3);
  }

  @Test
  void normalizesBeforeTheActivationAndDropsAfterIt() {
    MultiLayerNetwork network = Nets.network(4, 3, "depth", 1L, "dropout", 0.2, "batch-norm", true);

    assertThat(layers(network))
        .containsExactly(
            "DenseLayer", "BatchNormalization", "ActivationLayer", "DropoutLayer", "OutputLayer");
    assertThat(network.getLayer(0).paramTable()).doesNotContainKey("b");
  }

  @Test
  void normalizesAfterDropoutWhereAsked() {
    assertThat(
            layers(
                Nets.network(
                    4,
                    3,
                    "depth",
                    1L,
                    "dropout",
                    0.2,
                    "batch-norm",
                    true,
                    "batch-norm-position",
                    "after-dropout")))
        .containsExactly("DenseLayer", "DropoutLayer", "BatchNormalization", "OutputLayer");
  }

  @Test
  void dropsAFifthAtARateOfAFifthAndNothingInPredictions() {
    MultiLayerNetwork network =
        Nets.network(1, 2, "depth", 1L, "width", 8192L, "dropout", 0.2, "activation", "sigmoid");
    INDArray ones = Nd4j.ones(16, 1);

    INDArray training = network.feedForwardToLayer(1, ones, true).get(2);
    INDArray predicting = network.feedForwardToLayer(1, ones, false).get(2);

    assertThat(zeroShare(training)).isCloseTo(0.2, within(0.005));
    assertThat(zeroShare(predicting)).isZero();
    assertThat(training.meanNumber().doubleValue())
        .isCloseTo(predicting.meanNumber().doubleValue(), within(0.005));
  }

  private static double zeroShare(INDArray activations) {
    return activations.eq(0).castTo(activations.dataType()).meanNumber().doubleValue();
  }

  @Test
  void leavesTheInputDataWhole() {
    MultiLayerNetwork network = Nets.network(4, 3, "depth", 1L, "dropout", 0.4);

    assertThat(layers(network)).containsExactly("DenseLayer", "DropoutLayer", "OutputLayer");
    assertThat(bases(network).get(0).getIDropout()).isNull();
  }

  @Test
  void decaysWeightsInsteadOfPenalizingThem() {
    List<BaseLayer> layers = bases(Nets.network(4, 3, "weight-decay", 1e-4));

    assertThat(layers).hasSize(3);
    for (BaseLayer layer : layers) {
      assertThat(layer.getRegularization())
          .containsExactly((Regularization) new WeightDecay(1e-4, true));
      assertThat(layer.getRegularizationBias()).isEmpty();
    }
  }

  @Test
  void takesTheSaidShareOffEachWeight() {
    INDArray before = Nets.network(4, 3).params();
    INDArray plain = afterOneStep(0.0);
    INDArray decayed = afterOneStep(0.5);

    float[] taken = plain.sub(decayed).toFloatVector();
    float[] weights = before.ravel().toFloatVector();
    for (int i = 0; i < 4 * 16; i++) {
      assertThat(taken[i]).isCloseTo((float) (RATE * 0.5 * weights[i]), within(1e-6f));
    }
  }

  private static INDArray afterOneStep(double decay) {
    MultiLayerNetwork network = Nets.network(4, 3, "optimizer", "sgd", "weight-decay", decay);
    network.fit(Nd4j.ones(2, 4), Nd4j.createFromArray(new float[][] {{1, 0, 0}, {0, 1, 0}}));
    return network.params().ravel();
  }

  @Test
  void decaysNothingAtZero() {
    assertThat(bases(Nets.network(4, 3)))
        .allSatisfy(layer -> assertThat(layer.getRegularization()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relu",
        "tanh",
        "sigmoid",
        "leaky-relu",
        "elu",
        "selu",
        "gelu",
        "swish",
        "softplus"
      })
  void givesProbabilitiesWithEveryActivation(String activation) {
    MultiLayerNetwork network = Nets.network(4, 3, "activation", activation);

    INDArray output = network.output(Nd4j.ones(2, 4));

    assertThat(output.sum(1).toFloatVector()).containsExactly(new float[] {1, 1}, within(1e-5f));
    assertThat(bases(network).get(0).getActivationFn().getClass().getSimpleName())
        .isEqualToIgnoringCase("Activation" + activation.replace("leaky-relu", "LReLU"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> Nets.network(4, 3, "activation", "cube"))
        .hasMessage("Invalid activation: cube");
    assertThatThrownBy(() -> Nets.network(4, 3, "optimizer", "lion"))
        .hasMessage("Invalid optimizer: lion");
  }
}

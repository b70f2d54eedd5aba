package io.nightjar.dl4j.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.dl4j.updater.ScaledAdaDelta;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/**
 * Our steps against those of {@code fit}: the same network, the same batches.
 *
 * <p>Sums of floats in another order differ by some units in the last place, 1e-7 of their terms,
 * and each step starts from what the one before left. After 20 steps parameters of about 0.1 are
 * allowed 1e-4 of themselves; what is near 0 is allowed as much as a parameter of 0.1.
 */
final class FitTest {
  private static final int STEPS = 20;

  static Stream<IUpdater> updaters() {
    return Stream.of(
        new Sgd(0.05),
        new Nesterovs(0.01, 0.9),
        new AdaGrad(0.01, 1e-6),
        new ScaledAdaDelta(0.5, 0.95, 1e-6),
        new RmsProp(0.001, 0.95, 1e-8),
        new Adam(0.005, 0.9, 0.999, 1e-8),
        new AdaMax(0.005, 0.9, 0.999, 1e-8),
        new Nadam(0.005, 0.9, 0.999, 1e-8));
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void stepsAsFitDoes(IUpdater updater) {
    check(Networks.plain(updater, Activation.TANH));
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void decaysWeightsAsFitDoes(IUpdater updater) {
    check(Networks.of(updater, list -> Networks.hidden(list, Activation.TANH, 0.1), 0.1));
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void normalizesAsFitDoes(IUpdater updater) {
    check(Networks.of(updater, FitTest::normalized, 0));
  }

  private static ListBuilder normalized(ListBuilder list) {
    return list.layer(
            new DenseLayer.Builder()
                .nIn(Networks.INPUTS)
                .nOut(Networks.WIDTH)
                .hasBias(false)
                .activation(Activation.IDENTITY)
                .build())
        .layer(new BatchNormalization.Builder().nIn(Networks.WIDTH).nOut(Networks.WIDTH).build())
        .layer(new ActivationLayer.Builder().activation(Activation.TANH).build());
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void dropsAsFitDoes(IUpdater updater) {
    UnaryOperator<ListBuilder> ours =
        list ->
            Networks.hidden(list, Activation.TANH, 0).layer(new DropoutLayer.Builder(0.5).build());
    UnaryOperator<ListBuilder> theirs =
        list ->
            Networks.hidden(list, Activation.TANH, 0)
                .layer(new DropoutLayer.Builder(new CountedDropout()).build());

    check(Networks.of(updater, ours, 0), Networks.of(updater, theirs, 0));
  }

  @Test
  void dropsTheInputOfALayerAsFitDoes() {
    check(dropping(new Dropout(0.5)), dropping(new CountedDropout()));
  }

  private static MultiLayerNetwork dropping(IDropout dropout) {
    return Networks.network(
        Networks.hidden(Networks.list(new Nesterovs(0.01, 0.9)), Activation.TANH, 0)
            .layer(
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .nIn(Networks.WIDTH)
                    .nOut(Networks.CLASSES)
                    .activation(Activation.SOFTMAX)
                    .dropOut(dropout)
                    .build()));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "RELU",
        "TANH",
        "SIGMOID",
        "LEAKYRELU",
        "ELU",
        "SELU",
        "GELU",
        "SWISH",
        "SOFTPLUS",
        "IDENTITY"
      })
  void appliesActivationsAsFitDoes(Activation activation) {
    check(Networks.plain(new Nesterovs(0.01, 0.9), activation));
  }

  @ParameterizedTest
  @EnumSource(ScheduleType.class)
  void followsSchedulesAsFitDoes(ScheduleType type) {
    check(Networks.plain(new Adam(new ExponentialSchedule(type, 0.01, 0.8)), Activation.TANH));
    check(Networks.plain(new Sgd(new StepSchedule(type, 0.1, 0.5, 2)), Activation.TANH));
  }

  @Test
  void weighsClassesAsFitDoes() {
    LossMCXENT loss = new LossMCXENT(Nd4j.createFromArray(new float[] {1f, 2f, 0.5f, 1f, 3f}));
    check(
        Networks.network(
            Networks.hidden(Networks.list(new Sgd(0.05)), Activation.TANH, 0)
                .layer(
                    new OutputLayer.Builder(loss)
                        .nIn(Networks.WIDTH)
                        .nOut(Networks.CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())));
  }

  @Test
  void regressesAsFitDoes() {
    check(
        Networks.network(
            Networks.hidden(Networks.list(new Sgd(0.05)), Activation.TANH, 0)
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(Networks.WIDTH)
                        .nOut(Networks.CLASSES)
                        .activation(Activation.IDENTITY)
                        .build())));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 300})
  void predictsAsOutputDoes(int rows) {
    MultiLayerNetwork network = Networks.of(new Adam(0.01), FitTest::normalized, 0);
    Networks.fit(network, 5);
    float[] features = Networks.features(3, rows);
    float[] ours = new float[rows * Networks.CLASSES];

    FastNetwork.of(network).orElseThrow().predict(features, rows, ours);

    float[] theirs =
        network
            .output(Nd4j.create(features, new long[] {rows, Networks.INPUTS}, 'c'))
            .ravel()
            .toFloatVector();
    assertThat(ours).containsExactly(theirs, within(1e-5f));
  }

  private static void check(MultiLayerNetwork network) {
    check(network, network.clone());
  }

  private static void check(MultiLayerNetwork ours, MultiLayerNetwork theirs) {
    FastNetwork fast = FastNetwork.of(ours, new CountedMasks()).orElseThrow();
    for (int step = 0; step < STEPS; step++) {
      if (step == STEPS / 2) {
        ours.setEpochCount(1);
        theirs.setEpochCount(1);
      }
      double loss = fast.step(Networks.features(step), Networks.labels(step), Networks.ROWS);
      Networks.fit(theirs, step, 1);
      assertThat(loss).as("loss of step %d", step).isCloseTo(theirs.score(), within(1e-4));
    }
    fast.store();
    assertThat(ours.getIterationCount()).isEqualTo(theirs.getIterationCount());
    Networks.assertClose(Networks.parameters(ours), Networks.parameters(theirs), "parameters");
    Networks.assertClose(Networks.state(ours), Networks.state(theirs), "state");
  }
}

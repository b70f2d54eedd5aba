package io.nightjar.dl4j.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** The same bits whatever goes on around, with everything that a network can have. */
final class BitsTest {
  private static final int EPOCHS = 4;
  private static final int BATCHES = 25;

  static Stream<IUpdater> updaters() {
    return FitTest.updaters();
  }

  private static MultiLayerNetwork network(IUpdater updater) {
    MultiLayerNetwork network = Networks.of(updater, BitsTest::hidden, 0.01);
    Random random = new Random(9);
    float[] parameters = Networks.parameters(network);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = random.nextFloat() - 0.5f;
    }
    network.setParams(Nd4j.createFromArray(parameters).reshape(1, parameters.length));
    return network;
  }

  private static ListBuilder hidden(ListBuilder list) {
    return Networks.hidden(list, Activation.GELU, 0.01)
        .layer(new DropoutLayer.Builder(0.8).build())
        .layer(new BatchNormalization.Builder().nIn(Networks.WIDTH).nOut(Networks.WIDTH).build());
  }

  private static void train(FastNetwork fast, int from, int to) {
    for (int epoch = from; epoch < to; epoch++) {
      fast.restart(epoch);
      for (int batch = 0; batch < BATCHES; batch++) {
        fast.step(Networks.features(batch), Networks.labels(batch), Networks.ROWS);
      }
    }
  }

  private static float[] trained(IUpdater updater) {
    MultiLayerNetwork network = network(updater);
    FastNetwork fast = FastNetwork.of(network).orElseThrow();
    train(fast, 0, EPOCHS);
    fast.store();
    return Networks.parameters(network);
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void areTheSameBesideOthers(IUpdater updater) throws Exception {
    float[] alone = trained(updater);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<float[]>> together = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      together.add(threads.submit(() -> trained(updater)));
    }
    threads.shutdown();

    for (Future<float[]> each : together) {
      assertThat(each.get()).containsExactly(alone);
    }
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void areTheSameFromACheckpoint(IUpdater updater) throws IOException {
    MultiLayerNetwork before = network(updater);
    FastNetwork first = FastNetwork.of(before).orElseThrow();
    train(first, 0, EPOCHS / 2);
    first.store();
    MultiLayerNetwork after = throughAFile(before);
    FastNetwork second = FastNetwork.of(after).orElseThrow();
    train(second, EPOCHS / 2, EPOCHS);
    second.store();

    assertThat(Networks.parameters(after)).containsExactly(trained(updater));
    assertThat(after.getIterationCount()).isEqualTo(EPOCHS * BATCHES);
  }

  private static MultiLayerNetwork throughAFile(MultiLayerNetwork network) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, file, true);
    return ModelSerializer.restoreMultiLayerNetwork(
        new ByteArrayInputStream(file.toByteArray()), true);
  }

  @Test
  void areTheSameAfterFitHadTheNetworkInBetween() {
    IUpdater updater = FitTest.updaters().toList().get(5);
    MultiLayerNetwork kept = network(updater);
    FastNetwork fast = FastNetwork.of(kept).orElseThrow();
    train(fast, 0, 1);
    fast.store();
    MultiLayerNetwork copied = kept.clone();
    copied.setIterationCount(kept.getIterationCount());
    fitWithTheSameMasks(kept);
    fitWithTheSameMasks(copied);
    fast.load();
    train(fast, 1, 2);
    fast.store();
    FastNetwork other = FastNetwork.of(copied).orElseThrow();
    train(other, 1, 2);
    other.store();

    assertThat(Networks.parameters(kept)).containsExactly(Networks.parameters(copied));
  }

  private static void fitWithTheSameMasks(MultiLayerNetwork network) {
    Nd4j.getRandom().setSeed(3);
    Networks.fit(network, 3);
  }

  /** Figures that were computed once; vectors of 4, 8 and 16 floats gave the same. */
  @Test
  void areTheSameOnEveryMachine() {
    List<Integer> hashes =
        FitTest.updaters().map(updater -> Arrays.hashCode(trained(updater))).toList();

    assertThat(hashes)
        .containsExactly(
            -968882540,
            -1754234484,
            -1830181847,
            216581682,
            915498361,
            1456251664,
            -595063829,
            1452250381);
  }

  @Test
  void dependOnTheSeedOfTheEpoch() {
    IUpdater updater = FitTest.updaters().toList().get(5);
    MultiLayerNetwork network = network(updater);
    FastNetwork fast = FastNetwork.of(network).orElseThrow();
    train(fast, 1, EPOCHS + 1);
    fast.store();

    assertThat(Networks.parameters(network)).isNotEqualTo(trained(updater));
  }
}

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
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** The same bits whatever goes on around, for networks on images and on sequences. */
final class ShapesBitsTest {
  private static final int EPOCHS = 2;
  private static final int BATCHES = 10;

  /** A network and what it learns from. */
  private record Case(
      String name,
      Supplier<MultiLayerNetwork> network,
      InputType type,
      IntFunction<Batch> batches) {

    MultiLayerNetwork untrained() {
      MultiLayerNetwork fresh = network.get();
      Random random = new Random(9);
      float[] parameters = Networks.parameters(fresh);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = (random.nextFloat() - 0.5f) / 2;
      }
      fresh.setParams(Nd4j.createFromArray(parameters).reshape(1, parameters.length));
      return fresh;
    }

    void train(MultiLayerNetwork trained, int from, int to) {
      FastNetwork fast = FastNetwork.of(trained, type).orElseThrow();
      for (int epoch = from; epoch < to; epoch++) {
        fast.restart(epoch);
        for (int batch = 0; batch < BATCHES; batch++) {
          batches.apply(batch).step(fast);
        }
      }
      fast.store();
    }

    float[] trained() {
      MultiLayerNetwork trained = untrained();
      train(trained, 0, EPOCHS);
      return Networks.parameters(trained);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    InputType sequences = InputType.recurrent(Sequences.CHANNELS);
    return Stream.of(
        new Case("images", ShapesBitsTest::images, Images.type(), Images::batch),
        new Case("sequences", ShapesBitsTest::sequences, sequences, Sequences::masked),
        new Case("both ways", ShapesBitsTest::bothWays, sequences, Sequences::masked));
  }

  private static MultiLayerNetwork images() {
    return Images.network(
        new Adam(0.005),
        Images.convolution(7, 1).hasBias(false).activation(Activation.IDENTITY).build(),
        new BatchNormalization(),
        new ActivationLayer(Activation.LEAKYRELU),
        Images.same(1, 7),
        Images.pooling(SubsamplingLayer.PoolingType.MAX),
        Images.convolution(2, 2).nOut(16).padding(1, 1).build(),
        Images.same(3, 3),
        Images.pooling(SubsamplingLayer.PoolingType.AVG),
        new DropoutLayer(0.8),
        new DenseLayer.Builder().nOut(Networks.WIDTH).activation(Activation.RELU).build());
  }

  private static MultiLayerNetwork sequences() {
    return Sequences.network(
        new Adam(0.005),
        new DropoutLayer(0.8),
        Sequences.cells(),
        Sequences.cells(),
        Sequences.pooling(PoolingType.MAX),
        new DropoutLayer(0.8));
  }

  private static MultiLayerNetwork bothWays() {
    return Sequences.network(
        new Adam(0.005),
        new Bidirectional(Bidirectional.Mode.CONCAT, Sequences.cells()),
        new Bidirectional(Bidirectional.Mode.CONCAT, Sequences.cells()),
        Sequences.pooling(PoolingType.AVG));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areTheSameBesideOthers(Case each) throws Exception {
    float[] alone = each.trained();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    List<Future<float[]>> together = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      together.add(threads.submit(each::trained));
    }
    threads.shutdown();

    for (Future<float[]> other : together) {
      assertThat(other.get()).containsExactly(alone);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areTheSameFromACheckpoint(Case each) throws IOException {
    MultiLayerNetwork before = each.untrained();
    each.train(before, 0, 1);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelSerializer.writeModel(before, file, true);
    MultiLayerNetwork after =
        ModelSerializer.restoreMultiLayerNetwork(
            new ByteArrayInputStream(file.toByteArray()), true);
    each.train(after, 1, EPOCHS);

    assertThat(Networks.parameters(after)).containsExactly(each.trained());
  }

  /** Larger batches in between leave larger arrays behind, with other values in them. */
  @ParameterizedTest
  @MethodSource("cases")
  void areTheSameAfterOtherBatches(Case each) {
    MultiLayerNetwork network = each.untrained();
    FastNetwork fast = FastNetwork.of(network, each.type()).orElseThrow();
    for (int batch = 50; batch < 55; batch++) {
      each.batches().apply(batch).step(fast);
    }
    fast.load();
    fast.restart(7);
    each.batches().apply(0).step(fast);
    fast.store();
    float[] used = Networks.parameters(network);
    MultiLayerNetwork other = each.untrained();
    FastNetwork fresh = FastNetwork.of(other, each.type()).orElseThrow();
    fresh.restart(7);
    each.batches().apply(0).step(fresh);
    fresh.store();

    assertThat(used).containsExactly(Networks.parameters(other));
  }

  /** Figures that were computed once, with vectors of 4, 8 and 16 floats. */
  @Test
  void areTheSameOnEveryMachine() {
    List<Integer> hashes = cases().map(each -> Arrays.hashCode(each.trained())).toList();

    assertThat(hashes).containsExactly(737412083, 1362211401, -78028268);
  }
}

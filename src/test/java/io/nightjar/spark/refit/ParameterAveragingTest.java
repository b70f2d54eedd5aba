package io.nightjar.spark.refit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.run.BackendException;
import io.nightjar.spark.SparkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

@Tag("slow")
final class ParameterAveragingTest {
  private static final int ROWS = 8;

  private static NeuralNetConfiguration.Builder base(IUpdater updater) {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(updater)
        .weightInit(WeightInit.XAVIER);
  }

  private static DenseLayer hidden(double keep) {
    return new DenseLayer.Builder()
        .nIn(4)
        .nOut(6)
        .activation(Activation.TANH)
        .dropOut(keep)
        .build();
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder().nIn(6).nOut(2).activation(Activation.SOFTMAX).build();
  }

  private static MultiLayerNetwork network(IUpdater updater, double keep) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(base(updater).list().layer(hidden(keep)).layer(output()).build());
    network.init();
    return network;
  }

  private static List<DataSet> batches(int count) {
    Random random = new Random(5);
    List<DataSet> batches = new ArrayList<>();
    for (int batch = 0; batch < count; batch++) {
      float[][] features = new float[ROWS][4];
      float[][] labels = new float[ROWS][2];
      for (int row = 0; row < ROWS; row++) {
        for (int column = 0; column < 4; column++) {
          features[row][column] = (float) random.nextGaussian();
        }
        labels[row][features[row][0] > 0 ? 1 : 0] = 1;
      }
      batches.add(new DataSet(Nd4j.createFromArray(features), Nd4j.createFromArray(labels)));
    }
    return batches;
  }

  private static ParameterAveraging cluster(int workers, long seed) throws Exception {
    return ParameterAveraging.start(SparkSettings.local(2).withoutSlots(), workers, seed);
  }

  private static void assertNear(INDArray actual, INDArray expected) {
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isCloseTo(0, within(1e-6));
  }

  @Test
  void oneWorkerTrainsAsAlone() throws Exception {
    MultiLayerNetwork alone = network(new Adam(0.01), 0);
    batches(7).forEach(alone::fit);
    MultiLayerNetwork network = network(new Adam(0.01), 0);
    try (ParameterAveraging cluster = cluster(1, 3)) {
      assertThat(cluster.batchesPerRound()).isEqualTo(5);
      cluster.trainRound(network, batches(7).subList(0, 5));
      double loss = cluster.trainRound(network, batches(7).subList(5, 7));
      assertThat(loss).isCloseTo(alone.score(), within(1e-6));
    }
    assertNear(network.params(), alone.params());
    assertNear(network.getUpdater().getStateViewArray(), alone.getUpdater().getStateViewArray());
    assertThat(network.getIterationCount()).isEqualTo(7);
    assertThat(network.getEpochCount()).isZero();
  }

  @Test
  void twoWorkersEndWithTheMeanOfTheirParameters() throws Exception {
    List<DataSet> batches = batches(2);
    INDArray mean = Nd4j.zerosLike(network(new Sgd(0.5), 0).params());
    for (DataSet batch : batches) {
      MultiLayerNetwork one = network(new Sgd(0.5), 0);
      one.fit(batch);
      mean.addi(one.params().div(2));
    }
    MultiLayerNetwork network = network(new Sgd(0.5), 0);
    try (ParameterAveraging cluster = cluster(2, 3)) {
      cluster.trainRound(network, batches);
    }
    assertNear(network.params(), mean);
    assertThat(network.getIterationCount()).isEqualTo(2);
  }

  @Test
  void dropoutDependsOnTheSeedAlone() throws Exception {
    INDArray first = trained(3);
    assertThat(trained(3)).isEqualTo(first);
    assertThat(trained(4)).isNotEqualTo(first);
  }

  private static INDArray trained(long seed) throws Exception {
    MultiLayerNetwork network = network(new Adam(0.01), 0.5);
    try (ParameterAveraging cluster = cluster(2, seed)) {
      cluster.trainRound(network, batches(10));
      cluster.trainRound(network, batches(3));
    }
    return network.params().dup();
  }

  @Test
  void trainsGraphs() throws Exception {
    ComputationGraph graph =
        new ComputationGraph(
            base(new Adam(0.05))
                .graphBuilder()
                .addInputs("in")
                .addLayer("hidden", hidden(0), "in")
                .addLayer("out", output(), "hidden")
                .setOutputs("out")
                .build());
    graph.init();
    try (ParameterAveraging cluster = cluster(2, 3)) {
      double first = cluster.trainRound(graph, batches(10));
      double last = first;
      for (int round = 0; round < 10; round++) {
        last = cluster.trainRound(graph, batches(10));
      }
      assertThat(last).isLessThan(first * 0.8);
    }
    assertThat(graph.getIterationCount()).isEqualTo(110);
    assertThat(graph.getEpochCount()).isZero();
  }

  @Test
  void refusesNoSparkThatAnswers() {
    SparkSettings wrong = new SparkSettings(Map.of(), Map.of("spark.master", "nowhere"));
    assertThatThrownBy(() -> ParameterAveraging.start(wrong, 1, 1))
        .isInstanceOf(BackendException.class)
        .hasMessageContaining("Cannot start Spark: ");
  }
}

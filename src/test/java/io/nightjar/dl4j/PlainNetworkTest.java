package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.loss.NPairLoss;
import io.nightjar.dl4j.updater.ScaledAdaDelta;
import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.schedule.ISchedule;

final class PlainNetworkTest {
  private static final INDArray ROW = Nd4j.createFromArray(new float[][] {{1, -2}});

  /** A schedule that no other program has. */
  public static final class Tenths implements ISchedule {
    @Override
    public double valueAt(int iteration, int epoch) {
      return 1.0 / (10 + iteration);
    }

    @Override
    public Tenths clone() {
      return new Tenths();
    }
  }

  private static NeuralNetConfiguration.Builder base(IUpdater updater) {
    return new NeuralNetConfiguration.Builder().seed(1).updater(updater);
  }

  private static DenseLayer hidden() {
    return new DenseLayer.Builder().nIn(2).nOut(3).activation(Activation.TANH).build();
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder().nIn(3).nOut(2).activation(Activation.SOFTMAX).build();
  }

  private static MultiLayerNetwork layers(IUpdater updater) {
    MultiLayerConfiguration configuration =
        base(updater).list().layer(hidden()).layer(output()).build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  private static IUpdater updater(Model network) {
    return ((BaseLayer) ((MultiLayerNetwork) network).getLayer(0).conf().getLayer()).getIUpdater();
  }

  @Test
  void savesOurAdaDeltaAsNd4js() throws Exception {
    MultiLayerNetwork network = layers(new ScaledAdaDelta(0.5, 0.9, 1e-5));
    Model plain = PlainNetwork.of(network);
    assertThat(updater(plain)).isEqualTo(new AdaDelta(0.9, 1e-5));
    assertThat(((MultiLayerNetwork) plain).output(ROW)).isEqualTo(network.output(ROW));
  }

  @Test
  void savesAScheduleOfOursAsTheRateOfTheLastStep() throws Exception {
    MultiLayerNetwork network =
        layers(
            Adam.builder()
                .learningRateSchedule(new Tenths())
                .beta1(0.8)
                .beta2(0.9)
                .epsilon(1e-7)
                .build());
    network.setIterationCount(31);
    assertThat(updater(PlainNetwork.of(network))).isEqualTo(new Adam(1.0 / 40, 0.8, 0.9, 1e-7));
  }

  @Test
  void leavesUpdatersOfNd4jAlone() throws Exception {
    assertThat(updater(PlainNetwork.of(layers(new Adam(0.3))))).isEqualTo(new Adam(0.3));
  }

  @Test
  void savesGraphsToo() throws Exception {
    ComputationGraph network =
        new ComputationGraph(
            base(new ScaledAdaDelta(0.5, 0.9, 1e-5))
                .graphBuilder()
                .addInputs("in")
                .addLayer("hidden", hidden(), "in")
                .addLayer("out", output(), "hidden")
                .setOutputs("out")
                .build());
    network.init();
    ComputationGraph plain = (ComputationGraph) PlainNetwork.of(network);
    Function<ComputationGraph, INDArray> predict = graph -> graph.output(ROW)[0];
    assertThat(predict.apply(plain)).isEqualTo(predict.apply(network));
    assertThat(plain.getConfiguration().toJson()).doesNotContain("io.nightjar");
  }

  @Test
  void savesALossOfOursAsAPlainOne() throws Exception {
    ComputationGraph network =
        new ComputationGraph(
            base(new Adam(0.3))
                .graphBuilder()
                .addInputs("in")
                .addLayer("hidden", hidden(), "in")
                .addVertex("unit", new L2NormalizeVertex(), "hidden")
                .addLayer("out", new LossLayer.Builder(new NPairLoss(0.1)).build(), "unit")
                .setOutputs("out")
                .build());
    network.init();
    ComputationGraph plain = (ComputationGraph) PlainNetwork.of(network);
    assertThat(((LossLayer) plain.getLayer("out").conf().getLayer()).getLossFn())
        .isEqualTo(new LossMSE());
    assertThat(plain.output(ROW)[0]).isEqualTo(network.output(ROW)[0]);
    assertThat(plain.getConfiguration().toJson()).doesNotContain("io.nightjar");
  }

  @Test
  void namesWhatDeeplearning4jLacks() {
    assertThat(
            PlainNetwork.foreignClasses(
                """
                {"@class" : "org.deeplearning4j.nn.conf.layers.DenseLayer",
                 "x": {"@class":"com.example.Own"}, "y": {"@class": "org.nd4j.X"},
                 "z": {"@class":"com.example.Own"}}
                """))
        .isEqualTo(List.of("com.example.Own"));
  }
}

package io.nightjar.dl4j.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks and batches for tests; no width is a multiple of a block of lanes. */
final class Networks {
  static final int INPUTS = 7;
  static final int WIDTH = 19;
  static final int CLASSES = 5;
  static final int ROWS = 13;
  private static final float TOLERANCE = 1e-4f;
  private static final float ORDINARY = 0.1f;

  private Networks() {}

  static ListBuilder list(IUpdater updater) {
    return new NeuralNetConfiguration.Builder()
        .seed(5)
        .updater(updater)
        .weightInit(WeightInit.XAVIER)
        .list();
  }

  static ListBuilder hidden(ListBuilder list, Activation activation, double decay) {
    DenseLayer.Builder layer =
        new DenseLayer.Builder().nIn(INPUTS).nOut(WIDTH).activation(activation);
    if (decay > 0) {
      layer.weightDecay(decay, true);
    }
    return list.layer(layer.build());
  }

  static MultiLayerNetwork plain(IUpdater updater, Activation activation) {
    return of(updater, list -> hidden(list, activation, 0), 0);
  }

  /** A network with these first layers, a dense one and a softmax. */
  static MultiLayerNetwork of(IUpdater updater, UnaryOperator<ListBuilder> first, double decay) {
    OutputLayer.Builder output =
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(WIDTH)
            .nOut(CLASSES)
            .activation(Activation.SOFTMAX);
    if (decay > 0) {
      output.weightDecay(decay, true);
    }
    return network(
        first
            .apply(list(updater))
            .layer(
                new DenseLayer.Builder().nIn(WIDTH).nOut(WIDTH).activation(Activation.TANH).build())
            .layer(output.build()));
  }

  static MultiLayerNetwork network(ListBuilder list) {
    MultiLayerNetwork network = new MultiLayerNetwork(list.build());
    network.init();
    return network;
  }

  static float[] features(int step) {
    return features(step, ROWS);
  }

  static float[] features(int step, int rows) {
    Random random = new Random(step);
    float[] values = new float[rows * INPUTS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** The class is the number of the largest of the first features. */
  static float[] labels(int step) {
    float[] features = features(step);
    float[] labels = new float[ROWS * CLASSES];
    for (int row = 0; row < ROWS; row++) {
      int best = 0;
      for (int i = 1; i < CLASSES; i++) {
        best = features[row * INPUTS + i] > features[row * INPUTS + best] ? i : best;
      }
      labels[row * CLASSES + best] = 1;
    }
    return labels;
  }

  static void fit(MultiLayerNetwork network, int steps) {
    fit(network, 0, steps);
  }

  static void fit(MultiLayerNetwork network, int first, int steps) {
    for (int step = first; step < first + steps; step++) {
      network.fit(
          Nd4j.create(features(step), new long[] {ROWS, INPUTS}, 'c'),
          Nd4j.create(labels(step), new long[] {ROWS, CLASSES}, 'c'));
    }
  }

  static float[] parameters(MultiLayerNetwork network) {
    return network.params().ravel().toFloatVector();
  }

  static float[] state(MultiLayerNetwork network) {
    INDArray state = network.getUpdater().getStateViewArray();
    return state == null ? new float[0] : state.ravel().toFloatVector();
  }

  static void assertClose(float[] ours, float[] theirs, String what) {
    assertThat(ours).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.length; i++) {
      float allowed = TOLERANCE * Math.max(ORDINARY, Math.abs(theirs[i]));
      assertThat(Math.abs(ours[i] - theirs[i]))
          .as("%s[%d]: %s for %s", what, i, ours[i], theirs[i])
          .isLessThanOrEqualTo(allowed);
    }
  }
}

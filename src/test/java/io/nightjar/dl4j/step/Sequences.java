package io.nightjar.dl4j.step;

import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks on sequences, and batches for them. */
final class Sequences {
  static final int CHANNELS = 3;
  static final int STEPS = 8;
  static final int UNITS = 19;

  private Sequences() {}

  static MultiLayerNetwork network(
      IUpdater updater, org.deeplearning4j.nn.conf.layers.Layer... layers) {
    ListBuilder list = Networks.list(updater);
    for (org.deeplearning4j.nn.conf.layers.Layer layer : layers) {
      list.layer(layer);
    }
    list.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(Networks.CLASSES)
            .activation(Activation.SOFTMAX)
            .build());
    return Networks.network(list.setInputType(InputType.recurrent(CHANNELS)));
  }

  static LSTM cells() {
    return new LSTM.Builder().nOut(UNITS).activation(Activation.TANH).build();
  }

  static GlobalPoolingLayer pooling(PoolingType type) {
    return new GlobalPoolingLayer.Builder(type).build();
  }

  static float[] features(int step) {
    return Batch.random(step, Networks.ROWS * CHANNELS * STEPS);
  }

  static Batch batch(int step, int @Nullable ... lengths) {
    return new Batch(
        features(step),
        new long[] {Networks.ROWS, STEPS, CHANNELS},
        Networks.labels(step),
        lengths);
  }

  static Batch full(int step) {
    return batch(step, (int[]) null);
  }

  /** The longest sequence may be shorter than the batch has steps. */
  static Batch masked(int step) {
    Random random = new Random(step);
    return batch(step, random.ints(Networks.ROWS, 1, STEPS + 1 - step % 2).toArray());
  }
}

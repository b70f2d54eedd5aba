package io.nightjar.bench;

import io.nightjar.dl4j.step.FastNetwork;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A way to train a network.
 *
 * @param name as the bench prints it
 * @param start makes a trainer, in the thread that will use it
 */
record TrainSystem(String name, Start start) {
  private static final int BATCHES = 16;

  static final List<TrainSystem> ALL =
      List.of(
          new TrainSystem("nightjar", TrainSystem::fast),
          new TrainSystem("dl4j-stock", TrainSystem::fit));

  /** Starts to train. */
  interface Start {
    Runnable stepOf(TrainNetwork network);
  }

  private static Runnable fast(TrainNetwork network) {
    FastNetwork fast =
        FastNetwork.of(network.network())
            .orElseThrow(
                () -> new IllegalStateException("Cannot train " + network.name() + " fast"));
    float[][] features = new float[BATCHES][];
    float[][] labels = new float[BATCHES][];
    for (int i = 0; i < BATCHES; i++) {
      features[i] = network.features(i);
      labels[i] = network.labels(i);
    }
    return new Runnable() {
      private int next;

      @Override
      public void run() {
        fast.step(features[next % BATCHES], labels[next % BATCHES], network.batch());
        next++;
      }
    };
  }

  private static Runnable fit(TrainNetwork network) {
    MultiLayerNetwork model = network.network();
    INDArray[] features = new INDArray[BATCHES];
    INDArray[] labels = new INDArray[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      features[i] =
          Nd4j.create(network.features(i), new long[] {network.batch(), network.inputs()}, 'c');
      labels[i] =
          Nd4j.create(network.labels(i), new long[] {network.batch(), TrainNetwork.CLASSES}, 'c');
    }
    return new Runnable() {
      private int next;

      @Override
      public void run() {
        model.fit(features[next % BATCHES], labels[next % BATCHES]);
        next++;
      }
    };
  }
}

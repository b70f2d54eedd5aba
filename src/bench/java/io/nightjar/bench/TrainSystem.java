package io.nightjar.bench;

import io.nightjar.dl4j.step.FastNetwork;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
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
        FastNetwork.of(network.network(), network.type())
            .orElseThrow(
                () -> new IllegalStateException("Cannot train " + network.name() + " fast"));
    List<Runnable> steps = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      float[] features = network.features(i);
      float[] labels = network.labels(i);
      int[] lengths = network.lengths(i);
      steps.add(
          lengths == null
              ? () -> fast.step(features, labels, network.batch())
              : () -> fast.step(features, labels, lengths));
    }
    return inTurn(steps);
  }

  private static Runnable fit(TrainNetwork network) {
    MultiLayerNetwork model = network.network();
    List<Runnable> steps = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      DataSet batch =
          new DataSet(
              Nd4j.create(network.features(i), network.shape(), 'c'),
              Nd4j.create(network.labels(i), new long[] {network.batch(), network.classes()}, 'c'),
              mask(network, i),
              null);
      steps.add(() -> model.fit(batch));
    }
    return inTurn(steps);
  }

  private static @Nullable INDArray mask(TrainNetwork network, int number) {
    int[] lengths = network.lengths(number);
    if (lengths == null) {
      return null;
    }
    INDArray mask = Nd4j.zeros(network.batch(), network.shape()[2]);
    for (int row = 0; row < lengths.length; row++) {
      for (int step = 0; step < lengths[row]; step++) {
        mask.putScalar(row, step, 1);
      }
    }
    return mask;
  }

  private static Runnable inTurn(List<Runnable> steps) {
    return new Runnable() {
      private int next;

      @Override
      public void run() {
        steps.get(next % steps.size()).run();
        next++;
      }
    };
  }
}

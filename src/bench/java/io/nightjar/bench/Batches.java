package io.nightjar.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Batches for a network that is trained with Deeplearning4j's {@code fit}. */
final class Batches {
  /** Of different batches, which come in turn. */
  static final int COUNT = 16;

  private Batches() {}

  static List<DataSet> of(TrainNetwork network) {
    return IntStream.range(0, COUNT).mapToObj(i -> batch(network, i)).toList();
  }

  private static DataSet batch(TrainNetwork network, int number) {
    return new DataSet(
        Nd4j.create(network.features(number), network.shape(), 'c'),
        Nd4j.create(network.labels(number), new long[] {network.batch(), network.classes()}, 'c'),
        mask(network, number),
        null);
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
}

package io.nightjar.dl4j.step;

import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A batch for both sides. */
final class Batch {
  private final float[] features;
  private final long[] shape;
  private final float[] labels;
  private final int @Nullable [] lengths;

  /**
   * A batch.
   *
   * @param features rows as we take them
   * @param shape of the features as Deeplearning4j takes them; for sequences [rows, steps,
   *     channels]
   * @param lengths of sequences; null for others, and where all steps count
   */
  Batch(float[] features, long[] shape, float[] labels, int @Nullable [] lengths) {
    this.features = features;
    this.shape = shape;
    this.labels = labels;
    this.lengths = lengths;
  }

  static float[] random(long seed, int length) {
    Random random = new Random(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  double step(FastNetwork fast) {
    return lengths == null
        ? fast.step(features, labels, (int) shape[0])
        : fast.step(features, labels, lengths);
  }

  void predict(FastNetwork fast, float[] outputs) {
    if (lengths == null) {
      fast.predict(features, (int) shape[0], outputs);
    } else {
      fast.predict(features, lengths, outputs);
    }
  }

  /** Deeplearning4j has sequences as [rows, channels, steps]. */
  INDArray array() {
    INDArray array = Nd4j.create(features, shape, 'c');
    return shape.length == 3 ? array.permute(0, 2, 1).dup('f') : array;
  }

  @Nullable INDArray mask() {
    if (lengths == null) {
      return null;
    }
    INDArray mask = Nd4j.zeros(shape[0], shape[1]);
    for (int row = 0; row < lengths.length; row++) {
      for (int step = 0; step < lengths[row]; step++) {
        mask.putScalar(row, step, 1);
      }
    }
    return mask;
  }

  void fit(MultiLayerNetwork network) {
    INDArray wanted = Nd4j.create(labels, new long[] {shape[0], Networks.CLASSES}, 'c');
    network.fit(new DataSet(array(), wanted, mask(), null));
  }

  float[] output(MultiLayerNetwork network) {
    return network.output(array(), false, mask(), null).ravel().toFloatVector();
  }
}

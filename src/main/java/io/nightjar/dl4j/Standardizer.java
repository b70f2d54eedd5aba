package io.nightjar.dl4j;

import io.nightjar.dl4j.data.Scaling;
import io.nightjar.trial.Shape;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/** Makes ND4J's own standardisation from Nightjar's. */
final class Standardizer {
  private static final int ROWS = 2;

  private Standardizer() {}

  /**
   * A standardisation of raw features: by column for rows, by channel for sequences and images.
   *
   * <p>A channel that is constant has an infinite deviation here, too, so that it becomes 0.
   *
   * @param rank of the features: 2, 3 or 4
   */
  static NormalizerStandardize of(Scaling scaling, Shape shape, int rank) {
    double[] means = scaling.means();
    double[] deviations = scaling.deviations();
    int[] channels = new int[rank == ROWS ? shape.columns() : shape.channels()];
    Arrays.setAll(channels, i -> rank == ROWS ? shape.channel(i) : i);
    return new NormalizerStandardize(row(means, channels), row(deviations, channels));
  }

  private static INDArray row(double[] values, int[] channels) {
    double[] row = Arrays.stream(channels).mapToDouble(channel -> values[channel]).toArray();
    return Nd4j.createFromArray(new double[][] {row}).castTo(DataType.FLOAT);
  }
}

package io.nightjar.dl4j.loss;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where the rows of a batch lie in the embedding, with the classes that they are of. */
final class EmbeddedBatch {
  private final float[] places;
  private final int columns;
  private final int[] classes;

  private EmbeddedBatch(float[] places, int columns, int... classes) {
    this.places = places;
    this.columns = columns;
    this.classes = classes;
  }

  /**
   * A batch.
   *
   * @param labels [rows, classes], 1 at the right class
   * @param places [rows, dimensions]
   * @throws IllegalArgumentException if they differ in their rows
   */
  static EmbeddedBatch of(INDArray labels, INDArray places) {
    if (labels.size(0) != places.size(0)) {
      throw new IllegalArgumentException(
          "Invalid labels: %d rows for an embedding of %d"
              .formatted(labels.size(0), places.size(0)));
    }
    return new EmbeddedBatch(rowByRow(places), (int) places.size(1), classes(labels));
  }

  private static float[] rowByRow(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  private static int[] classes(INDArray labels) {
    float[] values = rowByRow(labels);
    int count = (int) labels.size(1);
    int[] classes = new int[(int) labels.size(0)];
    for (int i = 0; i < values.length; i++) {
      if (values[i] > 0.5f) {
        classes[i / count] = i % count;
      }
    }
    return classes;
  }

  int rows() {
    return classes.length;
  }

  int columns() {
    return columns;
  }

  /** One coordinate of a row. */
  double at(int row, int column) {
    return places[row * columns + column];
  }

  /** Whether two rows are different ones of one class. */
  boolean isPositive(int anchor, int row) {
    return anchor != row && classes[anchor] == classes[row];
  }

  boolean isNegative(int anchor, int row) {
    return classes[anchor] != classes[row];
  }

  /** The number of other rows of an anchor's class. */
  int positives(int anchor) {
    int count = 0;
    for (int row = 0; row < classes.length; row++) {
      count += isPositive(anchor, row) ? 1 : 0;
    }
    return count;
  }

  double product(int one, int other) {
    double sum = 0;
    for (int column = 0; column < columns; column++) {
      sum += at(one, column) * at(other, column);
    }
    return sum;
  }

  double squaredDistance(int one, int other) {
    double sum = 0;
    for (int column = 0; column < columns; column++) {
      double difference = at(one, column) - at(other, column);
      sum += difference * difference;
    }
    return sum;
  }

  /** A gradient as an array, [rows, dimensions]. */
  INDArray array(double... gradient) {
    float[] values = new float[gradient.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) gradient[i];
    }
    return Nd4j.create(values, new long[] {rows(), columns}, 'c');
  }
}

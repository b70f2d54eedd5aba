package io.nightjar.dl4j.data;

/** Rows of a data set, shared by all who train on them and never written to. */
public final class Part {
  private final float[] features;
  private final int columns;
  private final int[] labels;

  Part(float[] features, int columns, int[] labels) {
    if (features.length != columns * labels.length) {
      throw new IllegalArgumentException(
          "Invalid part: " + features.length + " values for " + labels.length + " rows");
    }
    this.features = features;
    this.columns = columns;
    this.labels = labels;
  }

  public int rows() {
    return labels.length;
  }

  /** The number of features. */
  public int columns() {
    return columns;
  }

  /** The class of a row, as a position in the data set's classes. */
  public int label(int row) {
    return labels[row];
  }

  /** One value. */
  public float feature(int row, int column) {
    return features[row * columns + column];
  }

  /** Copies the features of a row into an array, from a position on. */
  public void copyRow(int row, float[] target, int position) {
    System.arraycopy(features, row * columns, target, position, columns);
  }
}

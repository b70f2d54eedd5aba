package io.nightjar.dl4j.data;

import io.nightjar.trial.Shape;
import java.util.Arrays;

/** Rows of a data set, shared by all who train on them and never written to. */
public final class Part {
  private final float[][] features;
  private final int[] labels;
  private final Shape shape;
  private final boolean isPadded;

  /**
   * Rows.
   *
   * @param features a row each, without its padding
   */
  Part(float[][] features, int[] labels, Shape shape) {
    if (features.length != labels.length) {
      throw new IllegalArgumentException(
          "Invalid part: " + features.length + " rows with " + labels.length + " labels");
    }
    this.features = features;
    this.labels = labels;
    this.shape = shape;
    this.isPadded = Arrays.stream(features).anyMatch(row -> row.length < shape.columns());
  }

  public int rows() {
    return labels.length;
  }

  /** How the features of a row are laid out. */
  public Shape shape() {
    return shape;
  }

  /** The number of features, padding included. */
  public int columns() {
    return shape.columns();
  }

  /** The class of a row, as a position in the data set's classes. */
  public int label(int row) {
    return labels[row];
  }

  /** The rows of each class. */
  int[] classCounts(int classes) {
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /** The number of steps of a sequence that are no padding; 1 where the shape has no steps. */
  public int length(int row) {
    return shape instanceof Shape.Sequence steps ? features[row].length / steps.channels() : 1;
  }

  /** Whether any row ends in padding. */
  public boolean isPadded() {
    return isPadded;
  }

  /** One value; 0 in padding. */
  public float feature(int row, int column) {
    return column < features[row].length ? features[row][column] : 0;
  }

  /** Copies the features of a row into an array, from a position on, padding as zeros. */
  public void copyRow(int row, float[] target, int position) {
    float[] values = features[row];
    System.arraycopy(values, 0, target, position, values.length);
    Arrays.fill(target, position + values.length, position + columns(), 0);
  }

  /** The rows of this part and then those of another of the same data set. */
  public Part and(Part other) {
    float[][] both = Arrays.copyOf(features, rows() + other.rows());
    System.arraycopy(other.features, 0, both, rows(), other.rows());
    int[] classes = Arrays.copyOf(labels, both.length);
    System.arraycopy(other.labels, 0, classes, rows(), other.rows());
    return new Part(both, classes, shape);
  }
}

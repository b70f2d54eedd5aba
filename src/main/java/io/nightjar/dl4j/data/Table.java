package io.nightjar.dl4j.data;

import io.nightjar.trial.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A data set as it was read. */
final class Table {
  private final float[][] features;
  private final int[] labels;
  private final List<Role> roles;
  private final Shape shape;
  private final List<String> classes;

  /**
   * A table.
   *
   * @param features a row each, as they stand in the file, without padding
   * @param labels positions in the classes
   * @param roles of each row
   * @param classes their names, sorted, numbers by their value
   */
  Table(float[][] features, int[] labels, List<Role> roles, Shape shape, List<String> classes) {
    this.features = features;
    this.labels = labels;
    this.roles = List.copyOf(roles);
    this.shape = shape;
    this.classes = List.copyOf(classes);
  }

  int rows() {
    return labels.length;
  }

  /** The values themselves. */
  float[] row(int row) {
    return features[row];
  }

  int label(int row) {
    return labels[row];
  }

  Role role(int row) {
    return roles.get(row);
  }

  Shape shape() {
    return shape;
  }

  List<String> classes() {
    return classes;
  }

  /** These rows, which share their values with this table. */
  Part part(int... rows) {
    return new Part(
        Arrays.stream(rows).mapToObj(row -> features[row]).toArray(float[][]::new),
        Arrays.stream(rows).map(row -> labels[row]).toArray(),
        shape);
  }

  /** All rows, which share their values with this table. */
  Part all() {
    return part(IntStream.range(0, rows()).toArray());
  }

  /** A table of these rows alone, which share their values with this one. */
  Table select(int... rows) {
    return new Table(
        Arrays.stream(rows).mapToObj(row -> features[row]).toArray(float[][]::new),
        Arrays.stream(rows).map(row -> labels[row]).toArray(),
        Arrays.stream(rows).mapToObj(roles::get).toList(),
        shape,
        classes);
  }

  /** A table with values of its own. */
  Table copy() {
    return new Table(
        Arrays.stream(features).map(float[]::clone).toArray(float[][]::new),
        labels,
        roles,
        shape,
        classes);
  }
}

package io.nightjar.dl4j.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers rows and numbers the classes once all of them are known. */
final class TableBuilder {
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final int columns;
  private float[] features = new float[1024];
  private int[] labels = new int[64];
  private int rows;
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  TableBuilder(int columns) {
    this.columns = columns;
  }

  int rows() {
    return rows;
  }

  /** Whether an array of Java can hold one row more. */
  boolean hasRoom() {
    return (rows + 1L) * columns <= LARGEST_ARRAY;
  }

  void add(float[] row, String label) {
    int end = (rows + 1) * columns;
    if (end > features.length) {
      features = Arrays.copyOf(features, larger(features.length, end));
    }
    if (rows == labels.length) {
      labels = Arrays.copyOf(labels, larger(rows, rows + 1));
    }
    System.arraycopy(row, 0, features, rows * columns, columns);
    labels[rows++] = seen.computeIfAbsent(label, this::number);
  }

  private static int larger(int length, int needed) {
    return (int) Math.min(LARGEST_ARRAY, Math.max(needed, length * 2L));
  }

  private int number(String name) {
    names.add(name);
    return names.size() - 1;
  }

  Table build() {
    List<String> classes = names.stream().sorted(order()).toList();
    int[] sorted = names.stream().mapToInt(classes::indexOf).toArray();
    int[] classOfRow = Arrays.stream(labels, 0, rows).map(label -> sorted[label]).toArray();
    return new Table(
        new Part(Arrays.copyOf(features, rows * columns), columns, classOfRow), classes);
  }

  private Comparator<String> order() {
    return names.stream().allMatch(Numbers::isNumber)
        ? Comparator.<String>comparingDouble(Double::parseDouble)
            .thenComparing(Comparator.naturalOrder())
        : Comparator.naturalOrder();
  }
}

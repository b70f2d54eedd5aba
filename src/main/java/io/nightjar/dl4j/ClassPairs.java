package io.nightjar.dl4j;

import io.nightjar.dl4j.data.Part;
import io.nightjar.dl4j.data.Shuffle;
import io.nightjar.trial.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Pairs of rows of one class, one after the other. The pairs of each class lie evenly over the
 * whole order, so that some pairs in a row are of as many classes as can be, each class with its
 * share. Every row comes once; where a class has an odd number, one of its rows comes again.
 */
final class ClassPairs implements Dealing {
  private static final double BELOW_ONE = 0x1p-53;

  private final int[][] rowsOfClass;

  /** Two rows, and where between 0 and 1 they lie in the order. */
  private record Pair(double place, int first, int second) {}

  ClassPairs(Part part, int classes) {
    int[] counts = new int[classes];
    for (int row = 0; row < part.rows(); row++) {
      counts[part.label(row)]++;
    }
    rowsOfClass = new int[classes][];
    Arrays.setAll(rowsOfClass, label -> new int[counts[label]]);
    for (int row = part.rows() - 1; row >= 0; row--) {
      int label = part.label(row);
      counts[label]--;
      rowsOfClass[label][counts[label]] = row;
    }
  }

  @Override
  public int rows() {
    return Arrays.stream(rowsOfClass).mapToInt(rows -> rows.length + rows.length % 2).sum();
  }

  @Override
  public void deal(int[] order, long seed) {
    List<Pair> pairs = new ArrayList<>();
    for (int label = 0; label < rowsOfClass.length; label++) {
      addPairs(pairs, rowsOfClass[label].clone(), Seeds.mix(seed, label));
    }
    pairs.sort(Comparator.comparingDouble(Pair::place).thenComparing(Pair::first));
    for (int i = 0; i < pairs.size(); i++) {
      order[2 * i] = pairs.get(i).first();
      order[2 * i + 1] = pairs.get(i).second();
    }
  }

  private static void addPairs(List<Pair> pairs, int[] rows, long seed) {
    Shuffle.shuffle(rows, seed);
    double offset = (Seeds.mix(seed, rows.length) >>> 11) * BELOW_ONE;
    int count = (rows.length + 1) / 2;
    for (int i = 0; i < count; i++) {
      pairs.add(new Pair((i + offset) / count, rows[2 * i], rows[(2 * i + 1) % rows.length]));
    }
  }
}

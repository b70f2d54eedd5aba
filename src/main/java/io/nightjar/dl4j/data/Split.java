package io.nightjar.dl4j.data;

import io.nightjar.trial.Seeds;
import io.nightjar.trial.SplitSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stratified split: each class is shared out like the whole, so all parts look alike.
 *
 * <p>Of a class of n rows a part gets its exact share of n, rounded up or down, but at least one.
 * Who is rounded up depends on what the parts still lack after the classes before, so the sizes of
 * the parts in total are also as near to exact as whole rows allow.
 */
final class Split {
  static final int PARTS = 3;

  private final SplitSpec spec;
  private final double[] lack = new double[PARTS];
  private final List<List<Integer>> parts =
      List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

  private Split(SplitSpec spec) {
    this.spec = spec;
  }

  /**
   * The rows of the train, the validation and the test part, each in the order of the table.
   *
   * @param source names the data in messages
   * @throws DataException if there is only one class, or one with fewer rows than parts
   */
  static List<int[]> of(String source, Table table, SplitSpec spec) throws DataException {
    if (table.classes().size() < 2) {
      throw new DataException(
          "Cannot learn from data " + source + ": its only class is " + table.classes().get(0));
    }
    Split split = new Split(spec);
    for (int label = 0; label < table.classes().size(); label++) {
      int[] rows = rowsOf(table.rows(), label);
      if (rows.length < PARTS) {
        throw new DataException(tooFew(source, table.classes().get(label), rows.length));
      }
      split.share(rows, Seeds.mix(spec.seed(), label));
    }
    return split.parts.stream()
        .map(part -> part.stream().mapToInt(Integer::intValue).sorted().toArray())
        .toList();
  }

  private static String tooFew(String source, String name, int count) {
    return "Cannot split data "
        + source
        + ": class "
        + name
        + " has "
        + count
        + (count == 1 ? " example" : " examples")
        + " for "
        + PARTS
        + " parts";
  }

  private static int[] rowsOf(Part rows, int label) {
    return IntStream.range(0, rows.rows()).filter(row -> rows.label(row) == label).toArray();
  }

  private void share(int[] rows, long seed) {
    Shuffle.shuffle(rows, seed);
    int[] sizes = sizes(rows.length);
    int next = 0;
    for (int part = 0; part < PARTS; part++) {
      for (int i = 0; i < sizes[part]; i++) {
        parts.get(part).add(rows[next++]);
      }
    }
  }

  private int[] sizes(int count) {
    int[] sizes = new int[PARTS];
    for (int part = 0; part < PARTS; part++) {
      double exact = spec.shares()[part] * count;
      sizes[part] = (int) Math.floor(exact + 1e-9);
      lack[part] += exact - sizes[part];
    }
    roundUp(sizes, count - Arrays.stream(sizes).sum());
    giveEachOne(sizes);
    return sizes;
  }

  /** Gives the rows that rounding down left to those parts that lack most, one to each. */
  private void roundUp(int[] sizes, int left) {
    Integer[] byLack = {0, 1, 2};
    Arrays.sort(byLack, Comparator.comparingDouble(part -> -lack[part]));
    for (int i = 0; i < left; i++) {
      move(sizes, byLack[i], 1);
    }
  }

  private void giveEachOne(int[] sizes) {
    for (int part = 0; part < PARTS; part++) {
      if (sizes[part] == 0) {
        int largest = IntStream.range(0, PARTS).reduce(0, (a, b) -> sizes[b] > sizes[a] ? b : a);
        move(sizes, largest, -1);
        move(sizes, part, 1);
      }
    }
  }

  private void move(int[] sizes, int part, int rows) {
    sizes[part] += rows;
    lack[part] -= rows;
  }
}

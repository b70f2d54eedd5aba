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
 * the parts in total are also as near to exact as whole rows allow. A part without a share gets
 * none.
 */
final class Split {
  /** Tells the orders of folds from those of the parts of the same seed. */
  private static final long FOLDS = 0x666f6c6473L;

  private final double[] shares;
  private final double[] lack;
  private final List<List<Integer>> parts;

  private Split(double[] shares) {
    this.shares = shares.clone();
    this.lack = new double[shares.length];
    this.parts = IntStream.range(0, shares.length).mapToObj(i -> list()).toList();
  }

  private static List<Integer> list() {
    return new ArrayList<>();
  }

  /**
   * The rows of the train, the validation and the test part, each in the order of the table, test
   * rows of the data's own last.
   *
   * @param source names the data in messages
   * @throws DataException if there is only one class, or one with fewer rows than parts
   */
  static List<int[]> of(String source, Table table, SplitSpec spec) throws DataException {
    if (table.classes().size() < 2) {
      throw new DataException(
          "Cannot learn from data " + source + ": its only class is " + table.classes().get(0));
    }
    if (spec.column() == null) {
      int[] free = rows(table, Role.FREE);
      List<int[]> parts = shares(source, table, free, spec.shares(), spec.seed());
      return List.of(parts.get(0), parts.get(1), joined(parts.get(2), rows(table, Role.TEST)));
    }
    return byColumn(source, table, spec);
  }

  private static List<int[]> byColumn(String source, Table table, SplitSpec spec)
      throws DataException {
    int[] train = rows(table, Role.TRAIN);
    int[] validation = rows(table, Role.VALIDATION);
    int[] test = rows(table, Role.TEST);
    if (train.length == 0 || test.length == 0) {
      throw new DataException(
          "Cannot split data %s: column %s says %s of no row"
              .formatted(source, spec.column(), train.length == 0 ? "train" : "test"));
    }
    if (validation.length == 0) {
      List<int[]> parts = shares(source, table, train, spec.shares(), spec.seed());
      return List.of(parts.get(0), parts.get(1), test);
    }
    requireAllClasses(source, table, train);
    return List.of(train, validation, test);
  }

  private static void requireAllClasses(String source, Table table, int[] train)
      throws DataException {
    int[] counts = table.part(train).classCounts(table.classes().size());
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] == 0) {
        throw new DataException(
            "Cannot split data %s: class %s has no examples to train on"
                .formatted(source, table.classes().get(label)));
      }
    }
  }

  /** Rows in folds of equal shares, by a seed of their own. */
  static List<int[]> folds(String source, Table table, int[] rows, SplitSpec spec)
      throws DataException {
    double[] shares = new double[spec.folds()];
    Arrays.fill(shares, 1.0 / spec.folds());
    return shares(source, table, rows, shares, Seeds.mix(spec.seed(), FOLDS));
  }

  private static int[] rows(Table table, Role role) {
    return IntStream.range(0, table.rows()).filter(row -> table.role(row) == role).toArray();
  }

  private static int[] joined(int[] some, int[] others) {
    return IntStream.concat(Arrays.stream(some), Arrays.stream(others)).toArray();
  }

  /**
   * Shares rows of a table out.
   *
   * @param shares of each part, 1 in sum
   */
  private static List<int[]> shares(
      String source, Table table, int[] rows, double[] shares, long seed) throws DataException {
    Split split = new Split(shares);
    int needed = (int) Arrays.stream(shares).filter(share -> share > 0).count();
    for (int label = 0; label < table.classes().size(); label++) {
      int[] ofClass = rowsOf(table, rows, label);
      if (ofClass.length < needed) {
        throw new DataException(tooFew(source, table.classes().get(label), ofClass.length, needed));
      }
      split.share(ofClass, Seeds.mix(seed, label));
    }
    return split.parts.stream()
        .map(part -> part.stream().mapToInt(Integer::intValue).sorted().toArray())
        .toList();
  }

  private static String tooFew(String source, String name, int count, int parts) {
    return "Cannot split data "
        + source
        + ": class "
        + name
        + " has "
        + count
        + (count == 1 ? " example" : " examples")
        + " for "
        + parts
        + " parts";
  }

  private static int[] rowsOf(Table table, int[] rows, int label) {
    return Arrays.stream(rows).filter(row -> table.label(row) == label).toArray();
  }

  private void share(int[] rows, long seed) {
    Shuffle.shuffle(rows, seed);
    int[] sizes = sizes(rows.length);
    int next = 0;
    for (int part = 0; part < sizes.length; part++) {
      for (int i = 0; i < sizes[part]; i++) {
        parts.get(part).add(rows[next++]);
      }
    }
  }

  private int[] sizes(int count) {
    int[] sizes = new int[shares.length];
    for (int part = 0; part < sizes.length; part++) {
      double exact = shares[part] * count;
      sizes[part] = (int) Math.floor(exact + 1e-9);
      lack[part] += exact - sizes[part];
    }
    roundUp(sizes, count - Arrays.stream(sizes).sum());
    giveEachOne(sizes);
    return sizes;
  }

  /** Gives the rows that rounding down left to those parts that lack most, one to each. */
  private void roundUp(int[] sizes, int left) {
    int[] byLack =
        IntStream.range(0, sizes.length)
            .filter(part -> shares[part] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(part -> -lack[part]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < left; i++) {
      move(sizes, byLack[i], 1);
    }
  }

  private void giveEachOne(int[] sizes) {
    for (int part = 0; part < sizes.length; part++) {
      if (sizes[part] == 0 && shares[part] > 0) {
        int largest =
            IntStream.range(0, sizes.length).reduce(0, (a, b) -> sizes[b] > sizes[a] ? b : a);
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

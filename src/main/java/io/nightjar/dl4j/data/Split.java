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
   * The rows of the train, the validation and the test part, each in the order of the table.
   *
   * @param source names the data in messages
   * @throws DataException if there is only one class, or one with fewer rows than parts
   */
  static List<int[]> of(String source, Table table, SplitSpec spec) throws DataException {
    boolean shared = rows(table, Role.VALIDATION).length == 0;
    int[] free = rows(table, Role.FREE);
    int[] train = rows(table, Role.TRAIN);
    List<int[]> parts =
        shared
            ? shares(source, table, free.length > 0 ? free : train, spec.shares(), spec.seed())
            : List.of(train, rows(table, Role.VALIDATION), new int[0]);
    return List.of(parts.get(0), parts.get(1), joined(parts.get(2), rows(table, Role.TEST)));
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
  static List<int[]> shares(String source, Table table, int[] rows, double[] shares, long seed)
      throws DataException {
    if (table.classes().size() < 2) {
      throw new DataException(
          "Cannot learn from data " + source + ": its only class is " + table.classes().get(0));
    }
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

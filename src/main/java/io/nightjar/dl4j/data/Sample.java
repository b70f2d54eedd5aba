package io.nightjar.dl4j.data;

import io.nightjar.trial.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A stratified sample: of each class its share, rounded so that the number of rows is exact. */
final class Sample {
  /** Tells the orders of a sample from those of a split of the same seed. */
  private static final long PURPOSE = 0x73616d706c65L;

  private Sample() {}

  /**
   * Rows in their order. Shares are rounded down, and those that lose most by it get a row more
   * (largest remainders; Hamilton 1792).
   *
   * @param labels the class of each row
   * @param count at most as many as there are rows
   */
  static int[] of(int[] labels, int count, long seed) {
    int classes = Arrays.stream(labels).max().orElse(-1) + 1;
    int[] sizes = sizes(labels, classes, count);
    return IntStream.range(0, classes)
        .flatMap(
            label ->
                rows(labels, label, Seeds.mix(Seeds.mix(seed, PURPOSE), label)).limit(sizes[label]))
        .sorted()
        .toArray();
  }

  private static IntStream rows(int[] labels, int label, long seed) {
    int[] rows = IntStream.range(0, labels.length).filter(row -> labels[row] == label).toArray();
    Shuffle.shuffle(rows, seed);
    return Arrays.stream(rows);
  }

  private static int[] sizes(int[] labels, int classes, int count) {
    long[] exact = new long[classes];
    for (int label : labels) {
      exact[label] += count;
    }
    int[] sizes = Arrays.stream(exact).mapToInt(rows -> (int) (rows / labels.length)).toArray();
    IntStream.range(0, classes)
        .boxed()
        .sorted(Comparator.comparingLong(label -> -(exact[label] % labels.length)))
        .limit(count - Arrays.stream(sizes).sum())
        .forEach(label -> sizes[label]++);
    return sizes;
  }
}

package io.nightjar.dl4j;

import io.nightjar.dl4j.data.Part;
import io.nightjar.dl4j.family.Layout;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Deals the rows of a part out in batches, as arrays of their own. */
final class Batches {
  private final Part part;
  private final int classes;
  private final int[] ends;
  private final boolean isPadded;
  private final Dealing dealing;

  /** The rows in the order in which they are dealt out. */
  private final int[] order;

  /**
   * Batches of this size; the last one may be smaller.
   *
   * @param smallest a smaller last batch is dealt out together with the one before it: batch
   *     normalisation cannot learn from a single row
   */
  Batches(Part part, int classes, int size, int smallest) {
    this(part, classes, ends(part.rows(), size, smallest), new ShuffledRows(part.rows()));
  }

  private Batches(Part part, int classes, int[] ends, Dealing dealing) {
    this.part = part;
    this.classes = classes;
    this.isPadded = part.isPadded();
    this.ends = ends;
    this.dealing = dealing;
    this.order = IntStream.range(0, dealing.rows()).map(row -> row % part.rows()).toArray();
  }

  /**
   * Batches that hold the rows of each class in pairs, see {@link ClassPairs}.
   *
   * @param size at least 4; an odd one is one less
   */
  static Batches ofPairs(Part part, int classes, int size) {
    ClassPairs pairs = new ClassPairs(part, classes);
    int even = Math.min(size - size % 2, pairs.rows());
    return new Batches(part, classes, ends(pairs.rows(), even, even / 2), pairs);
  }

  private static int[] ends(int rows, int size, int smallest) {
    int count = rows / size + (rows % size == 0 ? 0 : 1);
    if (count > 1 && rows - (count - 1) * size < smallest) {
      count--;
    }
    int[] ends = new int[count];
    Arrays.setAll(ends, i -> i == ends.length - 1 ? rows : (i + 1) * size);
    return ends;
  }

  int count() {
    return ends.length;
  }

  int classes() {
    return classes;
  }

  /** The rows of all batches. */
  int rows() {
    return order.length;
  }

  int rows(int batch) {
    return ends[batch] - start(batch);
  }

  /** The rows of the largest batch. */
  int mostRows() {
    return IntStream.range(0, count()).map(this::rows).max().orElse(0);
  }

  private int start(int batch) {
    return batch == 0 ? 0 : ends[batch - 1];
  }

  /** Puts the rows in an order that depends on the seed alone, not on earlier orders. */
  void shuffle(long seed) {
    dealing.deal(order, seed);
  }

  /** The features of a batch, row by row, each as its part holds it. */
  float[] values(int batch) {
    int rows = rows(batch);
    float[] values = new float[rows * part.columns()];
    for (int i = 0; i < rows; i++) {
      part.copyRow(order[start(batch) + i], values, i * part.columns());
    }
    return values;
  }

  /** The features of a batch, in a layout that suits their shape; the caller closes it. */
  INDArray features(int batch, Layout layout) {
    return Tensors.features(values(batch), part.shape(), layout);
  }

  /** The mask of a batch of sequences; null where no row of the part needs one. */
  @Nullable INDArray mask(int batch, Layout layout) {
    return layout == Layout.SEQUENCES && isPadded
        ? Tensors.mask(lengths(batch), part.shape())
        : null;
  }

  /** The steps of each row of a batch that are no padding. */
  int[] lengths(int batch) {
    int[] lengths = new int[rows(batch)];
    Arrays.setAll(lengths, row -> part.length(order[start(batch) + row]));
    return lengths;
  }

  /** The labels of a batch, [rows, classes], 1 at the right class; the caller closes it. */
  INDArray labels(int batch) {
    return Nd4j.create(oneHot(batch), new long[] {rows(batch), classes}, 'c');
  }

  /** The labels of a batch, row by row, 1 at the right class. */
  float[] oneHot(int batch) {
    float[] values = new float[rows(batch) * classes];
    for (int i = 0; i < rows(batch); i++) {
      values[i * classes + label(batch, i)] = 1;
    }
    return values;
  }

  /** Frees the arrays of a batch as DL4J takes it. */
  static void free(DataSet batch) {
    Stream.of(
            batch.getFeatures(),
            batch.getLabels(),
            batch.getFeaturesMaskArray(),
            batch.getLabelsMaskArray())
        .filter(array -> array != null && array.closeable())
        .forEach(INDArray::close);
  }

  /** The class of a row of a batch. */
  int label(int batch, int row) {
    return part.label(order[start(batch) + row]);
  }
}

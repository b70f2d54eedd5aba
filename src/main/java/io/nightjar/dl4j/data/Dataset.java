package io.nightjar.dl4j.data;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A data set, split and standardised, ready to train on. Standardised means: by mean and standard
 * deviation of the train part alone. Shared by all who train on it and never changed.
 */
public final class Dataset {
  private final Part train;
  private final Part validation;
  private final Part test;
  private final List<String> classes;
  private final Scaling scaling;
  private final String fingerprint;
  private final @Nullable Folds folds;

  /**
   * A data set.
   *
   * @param table whose values it takes over and standardises in place
   * @param parts the rows of train, validation and test part
   * @param folds the other data sets of its cross-validation
   */
  Dataset(Table table, List<int[]> parts, String fingerprint, @Nullable Folds folds) {
    this.scaling = Scaling.fit(table, parts.get(0));
    scaling.apply(table);
    this.train = table.part(parts.get(0));
    this.validation = table.part(parts.get(1));
    this.test = table.part(parts.get(2));
    this.classes = table.classes();
    this.fingerprint = fingerprint;
    this.folds = folds;
  }

  static Dataset of(DataSpec spec, FileOpener files) throws DataException {
    Table table = Tables.read(spec, files);
    List<int[]> parts = Split.of(spec.source(), table, spec.split());
    String fingerprint = Fingerprint.of(table, spec.split());
    if (spec.split().folds() == 1) {
      return new Dataset(table, parts, fingerprint, null);
    }
    int[] pool =
        IntStream.concat(IntStream.of(parts.get(0)), IntStream.of(parts.get(1))).sorted().toArray();
    List<int[]> folds = Split.folds(spec.source(), table, pool, spec.split());
    return new Folds(table, folds, parts.get(2), fingerprint).dataset(0);
  }

  /**
   * The data set with train and validation part in one, standardised by both; its validation part
   * is empty.
   */
  static Dataset joined(DataSpec spec, FileOpener files) throws DataException {
    Table table = Tables.read(spec, files);
    List<int[]> parts = Split.of(spec.source(), table, spec.split());
    int[] both =
        IntStream.concat(Arrays.stream(parts.get(0)), Arrays.stream(parts.get(1)))
            .sorted()
            .toArray();
    List<int[]> joined = List.of(both, new int[0], parts.get(2));
    return new Dataset(table, joined, Fingerprint.of(table, spec.split()), null);
  }

  /** What to train on. */
  public Part train() {
    return train;
  }

  /** What judges configurations. */
  public Part validation() {
    return validation;
  }

  /** What judges the winner, once. */
  public Part test() {
    return test;
  }

  /** The names that labels are positions in. */
  public List<String> classes() {
    return classes;
  }

  /** The rows of each class in the train part, by the position of the class. */
  public int[] classCounts() {
    return train.classCounts(classes.size());
  }

  /** How the features of a row are laid out. */
  public Shape shape() {
    return train.shape();
  }

  /** The number of features, padding included. */
  public int columns() {
    return train.columns();
  }

  /** Whether any row of any part ends in padding, so that sequences need masks. */
  public boolean isPadded() {
    return train.isPadded() || validation.isPadded() || test.isPadded();
  }

  /** What the features were standardised by. */
  public Scaling scaling() {
    return scaling;
  }

  /** SHA-256, in hexadecimal, of values, labels, classes, shape and split. */
  public String fingerprint() {
    return fingerprint;
  }

  /** The number of ways in which train and validation part are told apart. */
  public int folds() {
    return folds == null ? 1 : folds.count();
  }

  /**
   * The data set of a fold, with the same test part and a scaling of its own; the first is this one
   * as it was loaded.
   *
   * @throws IndexOutOfBoundsException if there is no such fold
   */
  public Dataset fold(int fold) {
    if (folds == null) {
      Objects.checkIndex(fold, 1);
      return this;
    }
    return folds.dataset(Objects.checkIndex(fold, folds.count()));
  }
}

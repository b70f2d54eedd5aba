package io.nightjar.dl4j.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The data sets of a cross-validation, each standardised by its own train part when asked for. */
final class Folds {
  private final Table table;
  private final List<int[]> folds;
  private final int[] test;
  private final String fingerprint;
  private final Map<Integer, Dataset> made = new HashMap<>();

  /**
   * Folds.
   *
   * @param table as it was read; it stays so
   * @param folds the rows that validate in each
   */
  Folds(Table table, List<int[]> folds, int[] test, String fingerprint) {
    this.table = table;
    this.folds = List.copyOf(folds);
    this.test = test;
    this.fingerprint = fingerprint;
  }

  int count() {
    return folds.size();
  }

  synchronized Dataset dataset(int fold) {
    int[] validation = folds.get(fold);
    return made.computeIfAbsent(
        fold,
        key ->
            new Dataset(table.copy(), List.of(others(key), validation, test), fingerprint, this));
  }

  private int[] others(int fold) {
    return IntStream.range(0, count())
        .filter(other -> other != fold)
        .flatMap(other -> IntStream.of(folds.get(other)))
        .sorted()
        .toArray();
  }
}

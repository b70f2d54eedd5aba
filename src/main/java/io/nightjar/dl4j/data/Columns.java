package io.nightjar.dl4j.data;

import io.nightjar.space.Names;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.SplitSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table, as the first line of a CSV file or the schema of a Parquet file says.
 *
 * @param names the header, empty where there is none
 * @param count the number of columns, the label's among them
 * @param label the position of the label
 * @param split the position of the column that says what a row is for; -1 where there is none
 */
record Columns(List<String> names, int count, int label, int split) {
  private static final int NONE = -1;

  Columns {
    names = List.copyOf(names);
  }

  /**
   * Reads the first line of a text: a header if the label or the split is one of its names, or if
   * no cell beside them is a number.
   *
   * @param place in front of messages
   * @param label as in {@link DataSpec}
   * @param split as in {@link SplitSpec}
   */
  static Columns ofText(
      String place, List<String> cells, @Nullable String label, @Nullable String split)
      throws DataException {
    Columns columns = ofNames(place, cells, label, split);
    return isName(label, cells) || isName(split, cells) || columns.isHeader()
        ? columns
        : new Columns(List.of(), columns.count, columns.label, columns.split);
  }

  /** Finds the label and the split among names. */
  static Columns ofNames(
      String place, List<String> names, @Nullable String label, @Nullable String split)
      throws DataException {
    int others = split == null ? 1 : 2;
    if (names.size() <= others) {
      throw new DataException(place + tooFew(others, names.size()));
    }
    int labels = position(place, names, label);
    int parts = split == null ? NONE : position(place, names, split);
    if (labels == parts) {
      throw new DataException(place + "the label and the split are both column " + split);
    }
    return new Columns(names, names.size(), labels, parts);
  }

  /** Refuses columns that cannot be those of another file. */
  void requireLike(String place, Columns other, String source) throws DataException {
    if (features() != other.features()) {
      throw new DataException(
          place
              + "expected %s beside the label as in %s, found %d"
                  .formatted(Numbers.counted(other.features(), "column"), source, features()));
    }
    List<String> own = featureNames();
    List<String> others = other.featureNames();
    for (int i = 0; i < Math.min(own.size(), others.size()); i++) {
      if (!own.get(i).equals(others.get(i))) {
        throw new DataException(
            place
                + "expected column %s as in %s, found %s"
                    .formatted(others.get(i), source, own.get(i)));
      }
    }
  }

  private static String tooFew(int others, int found) {
    return "expected "
        + (others == 1 ? "a label" : "a label, a split")
        + " and at least one more column, found "
        + (found == 1 ? "one" : "two");
  }

  /** Whether a label names a column; in a row of numbers a number is a position instead. */
  private static boolean isName(@Nullable String label, List<String> cells) {
    return label != null
        && cells.contains(label)
        && !(isPosition(label)
            && cells.stream().anyMatch(cell -> !cell.equals(label) && Numbers.isNumber(cell)));
  }

  private static boolean isPosition(String label) {
    return label.matches("[0-9]{1,9}");
  }

  private static int position(String place, List<String> cells, @Nullable String label)
      throws DataException {
    if (label == null) {
      return cells.size() - 1;
    }
    if (isName(label, cells)) {
      return cells.indexOf(label);
    }
    if (!isPosition(label)) {
      throw new DataException(place + "no column " + label + hint(cells, label));
    }
    if (Integer.parseInt(label) >= cells.size()) {
      throw new DataException(
          place + "no column " + label + "; there are " + cells.size() + ", counted from 0");
    }
    return Integer.parseInt(label);
  }

  private static String hint(List<String> cells, String label) {
    if (cells.stream().anyMatch(Numbers::isNumber)) {
      return "; there is no header, count columns from 0";
    }
    return Names.nearest(label, cells)
        .map(name -> "; did you mean " + name + "?")
        .orElse("; there are " + String.join(", ", cells.subList(0, Math.min(10, cells.size()))));
  }

  private boolean isHeader() {
    return featureNames().stream()
        .noneMatch(cell -> cell.isEmpty() || Numbers.isNotFinite(cell) || Numbers.isNumber(cell));
  }

  boolean hasHeader() {
    return !names.isEmpty();
  }

  /** The number of columns that are neither the label nor the split. */
  int features() {
    return count - (split == NONE ? 1 : 2);
  }

  boolean isFeature(int column) {
    return column != label && column != split;
  }

  boolean hasSplit() {
    return split != NONE;
  }

  /** The names of the features, in their order; empty where there is no header. */
  List<String> featureNames() {
    return IntStream.range(0, names.size()).filter(this::isFeature).mapToObj(names::get).toList();
  }

  String describe(int column) {
    return "column " + (hasHeader() ? names.get(column) : Integer.toString(column));
  }
}

package io.nightjar.dl4j.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.nightjar.space.Names;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the first line of a CSV file says.
 *
 * @param names the header, empty where there is none
 * @param count the number of columns, the label's among them
 * @param label the position of the label
 */
record CsvColumns(List<String> names, int count, int label) {

  CsvColumns {
    names = List.copyOf(names);
  }

  /**
   * Reads the first line: a header if the label is one of its names, or if no cell beside the label
   * is a number.
   */
  static CsvColumns of(String source, CsvRecord first, @Nullable String label)
      throws DataException {
    List<String> cells = first.getFields().stream().map(String::strip).toList();
    String place = source + ":" + first.getStartingLineNumber() + ": ";
    if (cells.size() < 2) {
      throw new DataException(place + "expected a label and at least one more column, found one");
    }
    boolean named = label != null && isName(label, cells);
    int position = named ? cells.indexOf(label) : position(place, cells, label);
    boolean header = named || isHeader(cells, position);
    return new CsvColumns(header ? cells : List.of(), cells.size(), position);
  }

  /** Whether a label names a column; in a row of numbers a number is a position instead. */
  private static boolean isName(String label, List<String> cells) {
    return cells.contains(label)
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

  private static boolean isHeader(List<String> cells, int label) {
    return IntStream.range(0, cells.size())
        .filter(column -> column != label)
        .mapToObj(cells::get)
        .noneMatch(cell -> cell.isEmpty() || Numbers.isNotFinite(cell) || Numbers.isNumber(cell));
  }

  boolean hasHeader() {
    return !names.isEmpty();
  }

  String describe(int column) {
    return "column " + (hasHeader() ? names.get(column) : Integer.toString(column));
  }
}

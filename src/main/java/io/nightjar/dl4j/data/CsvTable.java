package io.nightjar.dl4j.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads rows from CSV text and stops at the first problem. */
final class CsvTable {
  private final String source;
  private final Columns columns;
  private final Role role;
  private final TableBuilder table;

  private CsvTable(String source, Columns columns, Role role, TableBuilder table) {
    this.source = source;
    this.columns = columns;
    this.role = role;
    this.table = table;
  }

  /**
   * Reads all rows into a table.
   *
   * @param role what the rows are for, unless a column says it
   */
  static void read(String source, Reader text, FirstLine first, Role role, TableBuilder table)
      throws IOException, DataException {
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(text)) {
      read(source, records.iterator(), first, role, table);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new DataException("Cannot read data " + source + ": " + e.getMessage(), e);
    }
  }

  /** Makes columns of the first line. */
  interface FirstLine {
    Columns columns(String place, List<String> cells) throws DataException;
  }

  private static void read(
      String source, Iterator<CsvRecord> records, FirstLine line, Role role, TableBuilder table)
      throws DataException {
    if (!records.hasNext()) {
      throw new DataException("Cannot read data " + source + ": it is empty");
    }
    CsvRecord first = records.next();
    List<String> cells = first.getFields().stream().map(String::strip).toList();
    Columns columns = line.columns(place(source, first), cells);
    if (columns.hasHeader() && !records.hasNext()) {
      throw new DataException("Cannot read data " + source + ": it has a header and no rows");
    }
    CsvTable rows = new CsvTable(source, columns, role, table);
    if (!columns.hasHeader()) {
      rows.add(first);
    }
    while (records.hasNext()) {
      rows.add(records.next());
    }
  }

  private void add(CsvRecord cells) throws DataException {
    if (cells.getFieldCount() != columns.count()) {
      throw problem(
          cells, "expected " + columns.count() + " columns, found " + cells.getFieldCount());
    }
    float[] row = new float[columns.features()];
    for (int column = 0, feature = 0; column < columns.count(); column++) {
      if (columns.isFeature(column)) {
        row[feature++] = number(cells, column);
      }
    }
    table.add(row, label(cells), columns.hasSplit() ? role(cells) : role);
  }

  private Role role(CsvRecord cells) throws DataException {
    String name = cells.getField(columns.split()).strip();
    Optional<Role> named = Role.named(name);
    if (named.isEmpty()) {
      throw problem(cells, columns.split(), Role.unknown(name));
    }
    return named.get();
  }

  private String label(CsvRecord cells) throws DataException {
    String label = cells.getField(columns.label()).strip();
    if (label.isEmpty()) {
      throw problem(cells, columns.label(), "the label is empty");
    }
    Optional<String> refusal = table.refusal(label, role);
    if (refusal.isPresent()) {
      throw problem(cells, columns.label(), refusal.get());
    }
    return label;
  }

  private float number(CsvRecord cells, int column) throws DataException {
    try {
      return Numbers.finite(cells.getField(column).strip());
    } catch (NumberFormatException e) {
      throw problem(cells, column, String.valueOf(e.getMessage()));
    }
  }

  private DataException problem(CsvRecord cells, int column, String problem) {
    return problem(cells, columns.describe(column) + ": " + problem);
  }

  private DataException problem(CsvRecord cells, String problem) {
    return new DataException(place(source, cells) + problem);
  }

  private static String place(String source, CsvRecord cells) {
    return source + ":" + cells.getStartingLineNumber() + ": ";
  }
}

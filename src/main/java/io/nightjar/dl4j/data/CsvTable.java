package io.nightjar.dl4j.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.nightjar.trial.DataSpec;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads a table from CSV text and stops at the first problem. */
final class CsvTable {
  private final String source;
  private final CsvColumns columns;
  private final TableBuilder table;
  private final float[] row;

  private CsvTable(String source, CsvColumns columns) {
    this.source = source;
    this.columns = columns;
    this.table = new TableBuilder(columns.count() - 1);
    this.row = new float[columns.count() - 1];
  }

  /**
   * Reads all rows.
   *
   * @param label as in {@link DataSpec}
   */
  static Table read(String source, Reader text, @Nullable String label)
      throws IOException, DataException {
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(text)) {
      return read(source, records.iterator(), label);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new DataException("Cannot read data " + source + ": " + e.getMessage(), e);
    }
  }

  private static Table read(String source, Iterator<CsvRecord> records, @Nullable String label)
      throws DataException {
    if (!records.hasNext()) {
      throw new DataException("Cannot read data " + source + ": it is empty");
    }
    CsvRecord first = records.next();
    CsvTable table = new CsvTable(source, CsvColumns.of(source, first, label));
    if (!table.columns.hasHeader()) {
      table.add(first);
    }
    while (records.hasNext()) {
      table.add(records.next());
    }
    return table.build();
  }

  private void add(CsvRecord cells) throws DataException {
    if (cells.getFieldCount() != columns.count()) {
      throw problem(
          cells, "expected " + columns.count() + " columns, found " + cells.getFieldCount());
    }
    if (!table.hasRoom()) {
      throw problem(cells, "more values than fit into memory at once");
    }
    for (int column = 0, feature = 0; column < columns.count(); column++) {
      if (column != columns.label()) {
        row[feature++] = number(cells, column);
      }
    }
    table.add(row, label(cells));
  }

  private String label(CsvRecord cells) throws DataException {
    String label = cells.getField(columns.label()).strip();
    if (label.isEmpty()) {
      throw problem(cells, columns.label(), "the label is empty");
    }
    return label;
  }

  private float number(CsvRecord cells, int column) throws DataException {
    String cell = cells.getField(column).strip();
    if (cell.isEmpty()) {
      throw problem(cells, column, "the cell is empty");
    }
    if (Numbers.isNotFinite(cell)) {
      throw problem(cells, column, "missing or infinite value: " + cell);
    }
    if (!Numbers.isNumber(cell)) {
      throw problem(cells, column, "not a number: " + shortened(cell));
    }
    float value = Float.parseFloat(cell);
    if (!Float.isFinite(value)) {
      throw problem(cells, column, "too large a number: " + shortened(cell));
    }
    return value;
  }

  private static String shortened(String cell) {
    return cell.length() <= 40 ? cell : cell.substring(0, 40) + "...";
  }

  private Table build() throws DataException {
    if (table.rows() == 0) {
      throw new DataException("Cannot read data " + source + ": it has a header and no rows");
    }
    return table.build();
  }

  private DataException problem(CsvRecord cells, int column, String problem) {
    return problem(cells, columns.describe(column) + ": " + problem);
  }

  private DataException problem(CsvRecord cells, String problem) {
    return new DataException(source + ":" + cells.getStartingLineNumber() + ": " + problem);
  }
}

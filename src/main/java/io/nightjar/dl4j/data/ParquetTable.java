package io.nightjar.dl4j.data;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Reads rows from one Parquet file and stops at the first problem. */
final class ParquetTable {
  private final String source;
  private final Columns columns;
  private final List<ParquetCell> cells;
  private final Role role;
  private final TableBuilder table;
  private long row;

  private ParquetTable(
      String source, Columns columns, List<ParquetCell> cells, Role role, TableBuilder table) {
    this.source = source;
    this.columns = columns;
    this.cells = cells;
    this.role = role;
    this.table = table;
  }

  /** Reads all rows into a table. */
  static void read(String source, BytesFile file, SameColumns same, Role role, TableBuilder table)
      throws DataException {
    if (!file.isParquet()) {
      throw new DataException(place(source) + "it is no Parquet file");
    }
    try (ParquetFileReader reader =
        ParquetFileReader.open(file, ParquetReadOptions.builder().build())) {
      MessageType schema = reader.getFileMetaData().getSchema();
      List<String> names = schema.getFields().stream().map(Type::getName).toList();
      Columns columns = same.ofNames(place(source), names);
      new ParquetTable(source, columns, cells(source, schema, columns), role, table)
          .addAll(reader, schema);
    } catch (IOException | RuntimeException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new DataException(place(source) + "it is damaged (" + reason + ")", e);
    }
  }

  private static List<ParquetCell> cells(String source, MessageType schema, Columns columns)
      throws DataException {
    for (int column = 0; column < columns.count(); column++) {
      Type type = schema.getType(column);
      if (columns.isFeature(column) ? !ParquetCell.isNumber(type) : !ParquetCell.isText(type)) {
        String expected = columns.isFeature(column) ? "numbers" : "texts or whole numbers";
        throw new DataException(
            place(source)
                + "%s: expected %s, found %s"
                    .formatted(columns.describe(column), expected, ParquetCell.described(type)));
      }
    }
    return schema.getFields().stream().map(ParquetCell::new).toList();
  }

  private static String place(String source) {
    return "Cannot read data " + source + ": ";
  }

  private void addAll(ParquetFileReader reader, MessageType schema)
      throws IOException, DataException {
    for (PageReadStore pages = next(reader); pages != null; pages = next(reader)) {
      RecordReader<Group> records =
          new ColumnIOFactory()
              .getColumnIO(schema)
              .getRecordReader(pages, new GroupRecordConverter(schema));
      for (long left = pages.getRowCount(); left > 0; left--) {
        row++;
        add(records.read());
      }
    }
    if (row == 0) {
      throw new DataException(place(source) + "it has no rows");
    }
  }

  private static @Nullable PageReadStore next(ParquetFileReader reader) throws IOException {
    return reader.readNextRowGroup();
  }

  private void add(Group group) throws DataException {
    float[] values = new float[columns.features()];
    for (int column = 0, feature = 0; column < columns.count(); column++) {
      if (columns.isFeature(column)) {
        values[feature++] = number(group, column);
      }
    }
    String label = text(group, columns.label());
    check(columns.label(), table.refusal(label, role));
    table.add(values, label, columns.hasSplit() ? part(group) : role);
  }

  private float number(Group group, int column) throws DataException {
    requireValue(group, column);
    double value = cells.get(column).number(group, column);
    if (!Float.isFinite((float) value)) {
      throw problem(
          column,
          (Double.isFinite(value) ? "too large a number: " : "missing or infinite value: ")
              + value);
    }
    return (float) value;
  }

  private String text(Group group, int column) throws DataException {
    requireValue(group, column);
    String text = group.getValueToString(column, 0).strip();
    if (text.isEmpty()) {
      throw problem(column, "the cell is empty");
    }
    return text;
  }

  private Role part(Group group) throws DataException {
    String name = text(group, columns.split());
    Optional<Role> named = Role.named(name);
    if (named.isEmpty()) {
      throw problem(columns.split(), Role.unknown(name));
    }
    return named.get();
  }

  private void requireValue(Group group, int column) throws DataException {
    if (group.getFieldRepetitionCount(column) == 0) {
      throw problem(column, "the cell is null");
    }
  }

  private void check(int column, Optional<String> refusal) throws DataException {
    if (refusal.isPresent()) {
      throw problem(column, refusal.get());
    }
  }

  private DataException problem(int column, String problem) {
    return new DataException(
        source + ": row " + row + ": " + columns.describe(column) + ": " + problem);
  }
}

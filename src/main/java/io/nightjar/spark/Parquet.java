package io.nightjar.spark;

import io.nightjar.report.Column;
import io.nightjar.report.Table;
import io.nightjar.report.TableSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.jspecify.annotations.Nullable;

/** A table as a folder with one Parquet file. */
final class Parquet {
  static final String PART = "part-00000.snappy.parquet";

  /** Several tables are written at once, each with a row group in memory. */
  private static final long ROW_GROUP_BYTES = 16L << 20;

  private Parquet() {}

  /** Begins a table; the file is readable once the rows are closed. */
  static TableSink.Rows write(Path folder, List<Column> columns, Configuration configuration)
      throws IOException {
    ParquetWriter<List<@Nullable Object>> writer =
        new Builder(HadoopOutputFile.fromPath(new Path(folder, PART), configuration), columns)
            .withConf(configuration)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build();
    return new TableSink.Rows() {
      @Override
      public void add(List<@Nullable Object> cells) throws IOException {
        writer.write(cells);
      }

      @Override
      public void close() throws IOException {
        writer.close();
      }
    };
  }

  private static final class Builder
      extends ParquetWriter.Builder<List<@Nullable Object>, Builder> {
    private final List<Column> columns;

    Builder(OutputFile file, List<Column> columns) {
      super(file);
      this.columns = columns;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<List<@Nullable Object>> getWriteSupport(Configuration configuration) {
      return new RowSupport(columns);
    }
  }

  /** The table in a file. */
  static Table read(String name, Path file, Configuration configuration) throws IOException {
    List<Column> columns = columns(file, configuration);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    readRows(file, columns, rows::add, configuration);
    return new Table(name, columns, rows);
  }

  /** Reads columns of a file row by row; the others are never decoded. */
  static void read(
      Path file,
      List<String> names,
      Consumer<List<@Nullable Object>> rows,
      Configuration configuration)
      throws IOException {
    Map<String, Column> known = new HashMap<>();
    columns(file, configuration).forEach(column -> known.put(column.name(), column));
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      Column column = known.get(name);
      if (column == null) {
        throw new IOException("Cannot read " + file + ": it has no column " + name);
      }
      columns.add(column);
    }
    Configuration projection = new Configuration(configuration);
    projection.set(ReadSupport.PARQUET_READ_SCHEMA, ParquetSchema.of(columns).toString());
    readRows(file, columns, rows, projection);
  }

  private static List<Column> columns(Path file, Configuration configuration) throws IOException {
    try (ParquetFileReader footer =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, configuration))) {
      return ParquetSchema.columns(footer.getFooter().getFileMetaData().getSchema());
    }
  }

  private static void readRows(
      Path file,
      List<Column> columns,
      Consumer<List<@Nullable Object>> rows,
      Configuration configuration)
      throws IOException {
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), file).withConf(configuration).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.accept(cells(columns, row));
      }
    }
  }

  private static List<@Nullable Object> cells(List<Column> columns, Group row) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.add(ParquetSchema.read(columns.get(i).type(), row, i));
    }
    return cells;
  }
}

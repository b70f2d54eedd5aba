package io.nightjar.spark;

import io.nightjar.report.Column;
import io.nightjar.report.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** A table as a folder with one Parquet file. */
final class Parquet {
  private static final Map<Column.Type, DataType> TYPES =
      Map.of(
          Column.Type.BIGINT, DataTypes.LongType,
          Column.Type.DOUBLE, DataTypes.DoubleType,
          Column.Type.STRING, DataTypes.StringType,
          Column.Type.TIMESTAMP, DataTypes.TimestampType);

  private Parquet() {}

  static void write(SparkSession session, Table table, String folder) {
    List<Row> rows = table.rows().stream().map(Parquet::row).toList();
    JavaRDD<Row> one =
        JavaSparkContext.fromSparkContext(session.sparkContext()).parallelize(rows, 1);
    session
        .createDataFrame(one, schema(table))
        .write()
        .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
        .parquet(folder);
  }

  private static StructType schema(Table table) {
    return DataTypes.createStructType(
        table.columns().stream()
            .map(
                column ->
                    DataTypes.createStructField(column.name(), TYPES.get(column.type()), true))
            .toList());
  }

  private static Row row(List<@Nullable Object> cells) {
    return RowFactory.create(
        cells.stream()
            .map(cell -> cell instanceof Instant instant ? Timestamp.from(instant) : cell)
            .toArray());
  }

  static Table read(SparkSession session, String name, String folder, String orderBy) {
    List<Row> rows = session.read().parquet(folder).orderBy(orderBy).collectAsList();
    StructType schema = session.read().parquet(folder).schema();
    List<Column> columns = Arrays.stream(schema.fields()).map(Parquet::column).toList();
    return new Table(name, columns, rows.stream().map(Parquet::cells).toList());
  }

  private static Column column(StructField field) {
    return TYPES.entrySet().stream()
        .filter(type -> type.getValue().equals(field.dataType()))
        .map(type -> new Column(field.name(), type.getKey()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Invalid column type: " + field.name() + " is " + field.dataType().sql()));
  }

  private static List<@Nullable Object> cells(Row row) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (int i = 0; i < row.length(); i++) {
      Object cell = row.get(i);
      cells.add(cell instanceof Timestamp timestamp ? timestamp.toInstant() : cell);
    }
    return cells;
  }
}

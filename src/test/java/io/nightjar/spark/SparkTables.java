package io.nightjar.spark;

import io.nightjar.report.Column;
import io.nightjar.report.Table;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/** Reads tables of the lake as Spark's users do. */
final class SparkTables {
  private static final Map<DataType, Column.Type> TYPES =
      Map.of(
          DataTypes.LongType, Column.Type.BIGINT,
          DataTypes.DoubleType, Column.Type.DOUBLE,
          DataTypes.StringType, Column.Type.STRING,
          DataTypes.BooleanType, Column.Type.BOOLEAN,
          DataTypes.TimestampType, Column.Type.TIMESTAMP);

  private SparkTables() {}

  /** The table in a folder, its rows ascending by these columns. */
  static Table read(SparkSession session, String name, String folder, String... orderBy) {
    Dataset<Row> stored = session.read().parquet(folder);
    org.apache.spark.sql.Column[] order =
        Arrays.stream(orderBy).map(functions::col).toArray(org.apache.spark.sql.Column[]::new);
    List<Row> rows = stored.coalesce(1).sortWithinPartitions(order).collectAsList();
    List<Column> columns =
        Arrays.stream(stored.schema().fields()).map(SparkTables::column).toList();
    return new Table(name, columns, rows.stream().map(SparkTables::cells).toList());
  }

  private static Column column(StructField field) {
    Column.Type type = TYPES.get(field.dataType());
    if (type == null || !field.nullable()) {
      throw new IllegalStateException("Invalid column: " + field);
    }
    return new Column(field.name(), type);
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

package io.nightjar.spark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the lake with an engine that knows nothing of Spark. */
public final class DuckDb {
  private final Path results;

  public DuckDb(Path results) {
    this.results = results;
  }

  /** The columns of a table with their types, in order. */
  public Map<String, String> types(String table) throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    for (List<@Nullable Object> column : query("DESCRIBE SELECT * FROM " + source(table))) {
      types.put(String.valueOf(column.get(0)), String.valueOf(column.get(1)));
    }
    return types;
  }

  /** Rows of a table: these columns, in this order. */
  public List<List<@Nullable Object>> rows(String table, String columns, String orderBy)
      throws SQLException {
    return query("SELECT " + columns + " FROM " + source(table) + " ORDER BY " + orderBy);
  }

  private String source(String table) {
    return "read_parquet('"
        + results.resolve(table)
        + "/**/*.parquet', hive_partitioning=true, union_by_name=true)";
  }

  private static List<List<@Nullable Object>> query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet set = statement.executeQuery(sql)) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (set.next()) {
        rows.add(row(set));
      }
      return rows;
    }
  }

  private static List<@Nullable Object> row(ResultSet set) throws SQLException {
    List<@Nullable Object> row = new ArrayList<>();
    for (int i = 1; i <= set.getMetaData().getColumnCount(); i++) {
      Object cell = set.getObject(i);
      row.add(cell instanceof OffsetDateTime time ? time.toInstant() : cell);
    }
    return row;
  }
}

package io.nightjar.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as plain data.
 *
 * @param name of the table in the lake, for example {@code trials}
 * @param rows each with a cell per column, of the column's type or null
 */
public record Table(String name, List<Column> columns, List<List<@Nullable Object>> rows) {

  public Table {
    columns = List.copyOf(columns);
    if (columns.stream().map(Column::name).distinct().count() < columns.size()) {
      throw new IllegalArgumentException("Invalid table " + name + ": a column stands twice");
    }
    List<List<@Nullable Object>> copies = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      copies.add(checked(name, columns, row));
    }
    rows = List.copyOf(copies);
  }

  private static List<@Nullable Object> checked(
      String name, List<Column> columns, List<@Nullable Object> row) {
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(
          "Invalid table " + name + ": a row of " + row.size() + " for " + columns.size());
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).type().accepts(row.get(i))) {
        throw new IllegalArgumentException(
            "Invalid table " + name + ": " + columns.get(i) + " holds " + row.get(i));
      }
    }
    return Collections.unmodifiableList(new ArrayList<>(row));
  }

  /**
   * A cell.
   *
   * @param row from 0
   * @throws IllegalArgumentException if there is no such column
   */
  public @Nullable Object cell(int row, String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return rows.get(row).get(i);
      }
    }
    throw new IllegalArgumentException("Cannot find column " + column + " in " + name);
  }
}

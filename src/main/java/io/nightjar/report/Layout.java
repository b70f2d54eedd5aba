package io.nightjar.report;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of a table, each with the way to its cell from a row. */
final class Layout<R> {
  private final String name;
  private final List<Column> columns = new ArrayList<>();
  private final List<Cell<R>> cells = new ArrayList<>();

  Layout(String name) {
    this.name = name;
  }

  /** Reads one cell off a row. */
  interface Cell<R> {
    @Nullable Object of(R row);
  }

  Layout<R> bigint(String column, Cell<R> cell) {
    return add(new Column(column, Column.Type.BIGINT), cell);
  }

  Layout<R> real(String column, Cell<R> cell) {
    return add(new Column(column, Column.Type.DOUBLE), cell);
  }

  Layout<R> text(String column, Cell<R> cell) {
    return add(new Column(column, Column.Type.STRING), cell);
  }

  Layout<R> flag(String column, Cell<R> cell) {
    return add(new Column(column, Column.Type.BOOLEAN), cell);
  }

  Layout<R> instant(String column, Function<R, Instant> cell) {
    return add(new Column(column, Column.Type.TIMESTAMP), cell::apply);
  }

  /** Several texts in one cell, a line each; NULL for none. */
  Layout<R> lines(String column, Function<R, List<String>> cell) {
    return text(
        column, row -> cell.apply(row).isEmpty() ? null : String.join("\n", cell.apply(row)));
  }

  /** A column for each parameter of a space. */
  Layout<R> parameters(SearchSpace space, Function<R, Configuration> configuration) {
    space.parameters().stream()
        .map(ParameterColumn::of)
        .forEach(
            parameter -> add(parameter.column(), row -> parameter.cell(configuration.apply(row))));
    return this;
  }

  private Layout<R> add(Column column, Cell<R> cell) {
    columns.add(column);
    cells.add(cell);
    return this;
  }

  /** The table of these rows at the place where the tables go. */
  Rows<R> open(TableSink sink) throws IOException {
    return new Rows<>(this, sink.open(name, List.copyOf(columns)));
  }

  /** Writes rows of a table. */
  record Rows<R>(Layout<R> layout, TableSink.Rows cells) implements Closeable {
    void add(R row) throws IOException {
      cells.add(layout.cells(row));
    }

    @Override
    public void close() throws IOException {
      cells.close();
    }
  }

  private List<@Nullable Object> cells(R row) {
    @Nullable Object[] values = new @Nullable Object[cells.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = cells.get(i).of(row);
    }
    return Arrays.asList(values);
  }

  /** The value, null where there is none. */
  static <T> @Nullable T orNull(Optional<T> value) {
    return value.isPresent() ? value.get() : null;
  }
}

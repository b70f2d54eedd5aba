package io.nightjar.report;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where tables go, row by row: a sweep's may be larger than memory. */
public interface TableSink {

  /**
   * Begins a table; several may be open at the same time.
   *
   * @param name of the table in the lake, for example {@code trials}
   */
  Rows open(String name, List<Column> columns) throws IOException;

  /** The rows of a table; it is complete once this is closed. */
  interface Rows extends Closeable {
    /** Adds a row: a cell per column, of the column's type or null. */
    void add(List<@Nullable Object> cells) throws IOException;
  }
}

package io.nightjar.spark;

import io.nightjar.report.Column;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Hands rows of plain cells to Parquet. */
final class RowSupport extends WriteSupport<List<@Nullable Object>> {
  private final List<Column> columns;
  private @Nullable RecordConsumer out;

  RowSupport(List<Column> columns) {
    this.columns = columns;
  }

  @Override
  public WriteContext init(Configuration configuration) {
    return new WriteContext(ParquetSchema.of(columns), Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(List<@Nullable Object> cells) {
    RecordConsumer consumer = out;
    if (consumer == null) {
      throw new IllegalStateException("Cannot write a row: the file is not open");
    }
    consumer.startMessage();
    for (int i = 0; i < columns.size(); i++) {
      Object cell = cells.get(i);
      if (cell != null) {
        consumer.startField(columns.get(i).name(), i);
        ParquetSchema.write(columns.get(i).type(), cell, consumer);
        consumer.endField(columns.get(i).name(), i);
      }
    }
    consumer.endMessage();
  }
}

package io.nightjar.spark;

import io.nightjar.report.Column;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** The lake's types in Parquet: every column may be null, times are microseconds of UTC. */
final class ParquetSchema {
  private static final LogicalTypeAnnotation TIME =
      LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS);
  private static final LogicalTypeAnnotation TEXT = LogicalTypeAnnotation.stringType();

  private ParquetSchema() {}

  static MessageType of(List<Column> columns) {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    columns.forEach(column -> schema.addField(field(column)));
    return schema.named("nightjar");
  }

  private static Type field(Column column) {
    String name = column.name();
    return switch (column.type()) {
      case BIGINT -> Types.optional(PrimitiveTypeName.INT64).named(name);
      case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
      case STRING -> Types.optional(PrimitiveTypeName.BINARY).as(TEXT).named(name);
      case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
      case TIMESTAMP -> Types.optional(PrimitiveTypeName.INT64).as(TIME).named(name);
    };
  }

  static List<Column> columns(MessageType schema) {
    return schema.getFields().stream().map(ParquetSchema::column).toList();
  }

  private static Column column(Type field) {
    for (Column.Type type : Column.Type.values()) {
      Column column = new Column(field.getName(), type);
      if (field(column).equals(field)) {
        return column;
      }
    }
    throw new IllegalStateException("Invalid column type: " + field);
  }

  static void write(Column.Type type, Object cell, RecordConsumer out) {
    switch (type) {
      case BIGINT -> out.addLong((Long) cell);
      case DOUBLE -> out.addDouble((Double) cell);
      case STRING -> out.addBinary(Binary.fromString((String) cell));
      case BOOLEAN -> out.addBoolean((Boolean) cell);
      case TIMESTAMP -> out.addLong(micros((Instant) cell));
    }
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  static @Nullable Object read(Column.Type type, Group row, int field) {
    if (row.getFieldRepetitionCount(field) == 0) {
      return null;
    }
    return switch (type) {
      case BIGINT -> row.getLong(field, 0);
      case DOUBLE -> row.getDouble(field, 0);
      case STRING -> row.getString(field, 0);
      case BOOLEAN -> row.getBoolean(field, 0);
      case TIMESTAMP -> Instant.EPOCH.plus(row.getLong(field, 0), ChronoUnit.MICROS);
    };
  }
}

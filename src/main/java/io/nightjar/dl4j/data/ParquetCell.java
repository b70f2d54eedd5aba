package io.nightjar.dl4j.data;

import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** What a column of a Parquet file holds. */
record ParquetCell(Type type) {
  private static final Set<PrimitiveTypeName> WHOLE =
      Set.of(PrimitiveTypeName.INT32, PrimitiveTypeName.INT64, PrimitiveTypeName.BOOLEAN);
  private static final Set<PrimitiveTypeName> FRACTIONS =
      Set.of(PrimitiveTypeName.FLOAT, PrimitiveTypeName.DOUBLE);

  /** Whether a type is a plain number: times and decimals, say, are numbers only in storage. */
  static boolean isNumber(Type type) {
    return isWhole(type) || (isSingle(type) && FRACTIONS.contains(name(type)));
  }

  /** Whether values of a type can be names. */
  static boolean isText(Type type) {
    return isWhole(type)
        || (isSingle(type)
            && name(type) == PrimitiveTypeName.BINARY
            && type.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation);
  }

  private static boolean isWhole(Type type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return isSingle(type)
        && WHOLE.contains(name(type))
        && (meaning == null || meaning instanceof IntLogicalTypeAnnotation);
  }

  private static boolean isSingle(Type type) {
    return type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED);
  }

  private static PrimitiveTypeName name(Type type) {
    return type.asPrimitiveType().getPrimitiveTypeName();
  }

  /** The type as the schema says it. */
  static String described(Type type) {
    return type.toString().replaceAll("\\s+", " ");
  }

  /** The value of a cell that is a number. */
  double number(Group group, int column) {
    return switch (name(type)) {
      case INT32 -> group.getInteger(column, 0);
      case INT64 -> group.getLong(column, 0);
      case FLOAT -> group.getFloat(column, 0);
      case DOUBLE -> group.getDouble(column, 0);
      case BOOLEAN -> group.getBoolean(column, 0) ? 1 : 0;
      default -> throw new IllegalStateException("No number: " + type);
    };
  }
}

package io.nightjar.dl4j;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The native memory of arrays that a network may not have yet. */
final class NativeArrays {

  private NativeArrays() {}

  static long bytes(@Nullable INDArray... arrays) {
    return Arrays.stream(arrays)
        .filter(Objects::nonNull)
        .mapToLong(array -> array.length() * array.dataType().width())
        .sum();
  }

  static void free(@Nullable INDArray... arrays) {
    Arrays.stream(arrays)
        .filter(array -> array != null && array.closeable())
        .forEach(INDArray::close);
  }
}

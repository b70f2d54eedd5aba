package io.nightjar.trial;

import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A file of data.
 *
 * @param path where it is
 * @param labels where its labels are, if they have a file of their own
 */
public record DataFile(String path, @Nullable String labels) implements Serializable {

  /**
   * A file whose labels, where its format keeps them apart, are named as MNIST's are: {@code
   * images-idx3} becomes {@code labels-idx1}.
   */
  public static DataFile of(String path) {
    String labels =
        path.replace("images-idx3", "labels-idx1").replace("images.idx3", "labels.idx1");
    return new DataFile(
        path, DataFormat.of(path) == DataFormat.IDX && !labels.equals(path) ? labels : null);
  }

  /** How it is written. */
  public DataFormat format() {
    return DataFormat.of(path);
  }

  /** The same file where its paths are found. */
  DataFile located(UnaryOperator<String> place) {
    return new DataFile(place.apply(path), labels == null ? null : place.apply(labels));
  }
}

package io.nightjar.trial;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to train on.
 *
 * @param file what to train on and to validate with, and to test with where there is no other file:
 *     {@code digits} for the embedded set, or a file whose name says its {@link DataFormat}
 * @param label the column of the class in a CSV or Parquet file: a name, or a position from 0; null
 *     for the last column
 * @param shape how the columns of the digits, or a CSV or Parquet file, belong together; null for
 *     flat columns
 * @param testFile what to test with, of the same format; null where the split gives the test part
 * @param rows take that many rows of the file alone, of each class its share; null for all
 * @param split how to split the file
 */
public record DataSpec(
    DataFile file,
    @Nullable String label,
    @Nullable Shape shape,
    @Nullable DataFile testFile,
    @Nullable Integer rows,
    SplitSpec split)
    implements Serializable {
  /** The source that is embedded. */
  public static final String DIGITS = "digits";

  /** What the embedded digits look like. */
  public static final Shape DIGIT_IMAGES = new Shape.Image(8, 8, 1);

  public DataSpec {
    boolean hasTest = testFile != null || split.column() != null;
    if (hasTest != (split.test() == 0)) {
      throw new IllegalArgumentException("Invalid split: its share of the test part is " + split);
    }
    if (testFile != null && split.column() != null) {
      throw new IllegalArgumentException("Invalid split: by a column and by a test file");
    }
    if (rows != null && rows < 1) {
      throw new IllegalArgumentException("Invalid number of rows: " + rows);
    }
  }

  /** All rows of one file, in flat columns or its own shape. */
  public DataSpec(String source, @Nullable String label, SplitSpec split) {
    this(DataFile.of(source), label, null, null, null, split);
  }

  /** The embedded digits, which bring their own label, as flat columns. */
  public static DataSpec digits(SplitSpec split) {
    return new DataSpec(DIGITS, null, split);
  }

  /** The same data with this shape. */
  public DataSpec shaped(Shape other) {
    return new DataSpec(file, label, other, testFile, rows, split);
  }

  /** The path of the file, or {@code digits}. */
  public String source() {
    return file.path();
  }

  /** All files that they lie in. */
  public List<String> paths() {
    return Stream.of(file, testFile)
        .filter(Objects::nonNull)
        .flatMap(each -> Stream.of(each.path(), each.labels()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** The same data where the paths of their files are found. */
  public DataSpec located(UnaryOperator<String> place) {
    UnaryOperator<String> found = path -> path.equals(DIGITS) ? path : place.apply(path);
    return new DataSpec(
        file.located(found),
        label,
        shape,
        testFile == null ? null : testFile.located(found),
        rows,
        split);
  }
}

package io.nightjar.trial;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What to train on.
 *
 * @param source {@code digits} for the embedded set, or the path of a CSV file, plain or gzipped
 * @param label the column of the class in a CSV file: a name of the header, or a position from 0;
 *     null for the last column
 * @param split how to split it
 */
public record DataSpec(String source, @Nullable String label, SplitSpec split)
    implements Serializable {
  /** The source that is embedded. */
  public static final String DIGITS = "digits";

  /** The embedded digits, which bring their own label. */
  public static DataSpec digits(SplitSpec split) {
    return new DataSpec(DIGITS, null, split);
  }
}

package io.nightjar.trial;

import java.util.regex.Pattern;

/** How a data source is written; its name says which. */
public enum DataFormat {
  /** The embedded digits. */
  DIGITS("digits", "digits"),
  /** Images as bytes, their labels in a file of their own, as MNIST has them. */
  IDX("IDX", "(?i).*[.-]idx[0-9]?(-ubyte)?(\\.gz)?"),
  /** Labelled time series as the archives of time series classification have them. */
  TS(".ts", "(?i).*\\.ts(\\.gz)?"),
  /** A flat table in one Parquet file. */
  PARQUET("Parquet", "(?i).*\\.parquet"),
  /** Whatever else there is: a table as text. */
  CSV("CSV", ".*");

  private final String label;
  private final Pattern names;

  DataFormat(String label, String names) {
    this.label = label;
    this.names = Pattern.compile(names, Pattern.DOTALL);
  }

  /** The format of the source of this name. */
  public static DataFormat of(String source) {
    for (DataFormat format : values()) {
      if (format.names.matcher(source).matches()) {
        return format;
      }
    }
    throw new IllegalStateException("CSV matches every name");
  }

  /** Its name in messages. */
  public String label() {
    return label;
  }

  /** Whether it has columns, one of which is the label. */
  public boolean isTable() {
    return this == CSV || this == PARQUET;
  }

  /** Whether it says itself which shape its rows have. */
  public boolean hasShape() {
    return this == IDX || this == TS;
  }
}

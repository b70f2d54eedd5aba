package io.nightjar.report;

import java.util.Arrays;

/** Means and variances of a few numbers. */
final class Spread {
  private Spread() {}

  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** The unbiased variance; 0 of a single value. */
  static double variance(double[] values) {
    double mean = mean(values);
    double sum = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return values.length == 1 ? 0 : sum / (values.length - 1);
  }

  /**
   * The mean square of what rows and columns leave of a table: each value less the means of its row
   * and its column and plus that of all; 0 where there is one row or column.
   */
  static double interaction(double[][] table) {
    int rows = table.length;
    int columns = table[0].length;
    if (rows < 2 || columns < 2) {
      return 0;
    }
    double[] ofColumns = new double[columns];
    for (double[] row : table) {
      Arrays.setAll(ofColumns, i -> ofColumns[i] + row[i] / rows);
    }
    double all = mean(ofColumns);
    double sum = 0;
    for (double[] row : table) {
      double ofRow = mean(row);
      for (int i = 0; i < columns; i++) {
        double left = row[i] - ofRow - ofColumns[i] + all;
        sum += left * left;
      }
    }
    return sum / ((rows - 1.0) * (columns - 1));
  }

  static boolean isFinite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }
}

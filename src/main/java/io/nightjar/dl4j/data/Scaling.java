package io.nightjar.dl4j.data;

/**
 * Standardisation: each feature minus its mean, divided by its standard deviation, both of the rows
 * it was fitted on.
 *
 * <p>A feature that is constant there teaches nothing; it becomes 0 everywhere, so that another
 * value of it elsewhere does not meet weights that were never trained.
 */
final class Scaling {
  private final double[] means;
  private final double[] factors;

  private Scaling(double[] means, double[] factors) {
    this.means = means;
    this.factors = factors;
  }

  /** Learns means and deviations (with divisor n) from these rows of a table. */
  static Scaling fit(Part table, int[] rows) {
    double[] means = new double[table.columns()];
    double[] factors = new double[table.columns()];
    for (int column = 0; column < means.length; column++) {
      means[column] = mean(table, rows, column);
      double deviation = Math.sqrt(variance(table, rows, column, means[column]));
      factors[column] = isConstant(table, rows, column) || deviation == 0 ? 0 : 1 / deviation;
    }
    return new Scaling(means, factors);
  }

  private static double mean(Part table, int[] rows, int column) {
    double sum = 0;
    for (int row : rows) {
      sum += table.feature(row, column);
    }
    return sum / rows.length;
  }

  private static double variance(Part table, int[] rows, int column, double mean) {
    double sum = 0;
    for (int row : rows) {
      double distance = table.feature(row, column) - mean;
      sum += distance * distance;
    }
    return sum / rows.length;
  }

  /** Asked of the values themselves: the rounded mean of equal values may differ from them. */
  private static boolean isConstant(Part table, int[] rows, int column) {
    for (int row : rows) {
      if (table.feature(row, column) != table.feature(rows[0], column)) {
        return false;
      }
    }
    return true;
  }

  /** These rows of a table, standardised. */
  Part apply(Part table, int[] rows) {
    float[] features = new float[rows.length * table.columns()];
    int[] labels = new int[rows.length];
    int next = 0;
    for (int i = 0; i < rows.length; i++) {
      labels[i] = table.label(rows[i]);
      for (int column = 0; column < table.columns(); column++) {
        features[next++] =
            (float) ((table.feature(rows[i], column) - means[column]) * factors[column]);
      }
    }
    return new Part(features, table.columns(), labels);
  }
}

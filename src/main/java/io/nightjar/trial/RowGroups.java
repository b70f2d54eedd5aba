package io.nightjar.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Disjoint groups of the rows that a metric is measured on. How much a metric varies between them
 * says how much it would vary on other rows, whatever it is made of: batch means, as in Law:
 * Simulation Modeling and Analysis, section 9.5.
 */
public final class RowGroups {
  /** Enough that their number costs an interval little, few enough for small data. */
  private static final int MOST = 20;

  /** Below it a group says too little. */
  private static final int ROWS_EACH = 5;

  private static final String MARK = ".group-";

  private RowGroups() {}

  /**
   * The group of each row, dealt out in an order that depends on nothing but the number of rows;
   * one group for all where there are too few rows.
   */
  public static int[] assigned(int rows) {
    int groups = Math.max(1, Math.min(MOST, rows / ROWS_EACH));
    Integer[] order = new Integer[rows];
    Arrays.setAll(order, row -> row);
    Arrays.sort(order, Comparator.comparingLong(row -> Seeds.mix(0, row)));
    int[] assigned = new int[rows];
    for (int i = 0; i < rows; i++) {
      assigned[order[i]] = i % groups;
    }
    return assigned;
  }

  /** A measurement with the values of a metric on each group, in their order. */
  public static Measurement added(Measurement whole, String metric, List<Double> values) {
    Map<String, Double> metrics = new TreeMap<>(whole.metrics());
    for (int i = 0; i < values.size(); i++) {
      metrics.put(name(metric, i), values.get(i));
    }
    return new Measurement(whole.epochs(), metrics);
  }

  /** The values of a metric on each group, in their order; empty where there are none. */
  public static List<Double> values(Measurement measurement, String metric) {
    List<Double> values = new ArrayList<>();
    Double value = measurement.metrics().get(name(metric, 0));
    while (value != null) {
      values.add(value);
      value = measurement.metrics().get(name(metric, values.size()));
    }
    return values;
  }

  private static String name(String metric, int group) {
    return metric + MARK + (group + 1);
  }
}

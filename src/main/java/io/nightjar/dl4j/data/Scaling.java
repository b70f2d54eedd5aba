package io.nightjar.dl4j.data;

import io.nightjar.trial.Shape;
import java.util.Arrays;

/**
 * Standardisation: each value minus the mean of its channel, divided by the standard deviation
 * (with divisor n), both of the rows it was fitted on. A channel is a column of flat data, and of
 * images and sequences a channel over all pixels or all steps that are no padding.
 *
 * <p>A channel that is constant there teaches nothing; it becomes 0 everywhere, so that another
 * value of it elsewhere does not meet weights that were never trained: its deviation is infinite.
 */
public final class Scaling {
  private final int[] channels;
  private final double[] means;
  private final double[] deviations;

  private Scaling(Shape shape) {
    this.channels = new int[shape.columns()];
    Arrays.setAll(channels, shape::channel);
    this.means = new double[shape.channels()];
    this.deviations = new double[shape.channels()];
  }

  /** Learns means and deviations from these rows of a table. */
  static Scaling fit(Table table, int[] rows) {
    Scaling scaling = new Scaling(table.shape());
    long[] counts = scaling.counts(table, rows);
    scaling.fitMeans(table, rows, counts);
    scaling.fitDeviations(table, rows, counts);
    return scaling;
  }

  private long[] counts(Table table, int[] rows) {
    long[] counts = new long[means.length];
    for (int row : rows) {
      for (int column = 0; column < table.row(row).length; column++) {
        counts[channels[column]]++;
      }
    }
    return counts;
  }

  private void fitMeans(Table table, int[] rows, long[] counts) {
    for (int row : rows) {
      float[] values = table.row(row);
      for (int column = 0; column < values.length; column++) {
        means[channels[column]] += values[column];
      }
    }
    for (int channel = 0; channel < means.length; channel++) {
      means[channel] /= counts[channel];
    }
  }

  private void fitDeviations(Table table, int[] rows, long[] counts) {
    for (int row : rows) {
      float[] values = table.row(row);
      for (int column = 0; column < values.length; column++) {
        double distance = values[column] - means[channels[column]];
        deviations[channels[column]] += distance * distance;
      }
    }
    boolean[] varies = varies(table, rows);
    for (int channel = 0; channel < means.length; channel++) {
      double deviation = Math.sqrt(deviations[channel] / counts[channel]);
      deviations[channel] = varies[channel] && deviation > 0 ? deviation : Double.POSITIVE_INFINITY;
    }
  }

  /** Asked of the values themselves: the rounded mean of equal values may differ from them. */
  private boolean[] varies(Table table, int[] rows) {
    float[] firsts = new float[means.length];
    for (int column = table.row(rows[0]).length - 1; column >= 0; column--) {
      firsts[channels[column]] = table.row(rows[0])[column];
    }
    boolean[] varies = new boolean[means.length];
    for (int row : rows) {
      float[] values = table.row(row);
      for (int column = 0; column < values.length; column++) {
        varies[channels[column]] |= values[column] != firsts[channels[column]];
      }
    }
    return varies;
  }

  /** Standardises all rows of a table in place. */
  void apply(Table table) {
    double[] factors = Arrays.stream(deviations).map(deviation -> 1 / deviation).toArray();
    for (int row = 0; row < table.rows(); row++) {
      float[] values = table.row(row);
      for (int column = 0; column < values.length; column++) {
        int channel = channels[column];
        values[column] = (float) ((values[column] - means[channel]) * factors[channel]);
      }
    }
  }

  /** The mean of each channel. */
  public double[] means() {
    return means.clone();
  }

  /** The standard deviation of each channel; infinite where it is constant. */
  public double[] deviations() {
    return deviations.clone();
  }
}

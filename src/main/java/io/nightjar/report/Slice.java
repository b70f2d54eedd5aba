package io.nightjar.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The score against one parameter, over all trials that can be compared.
 *
 * @param parameter its name
 * @param bins ascending; empty bins are left out
 */
public record Slice(String parameter, List<Bin> bins) {
  private static final int MOST_BINS_OF_A_RANGE = 16;
  private static final int FEWEST_BINS_OF_A_RANGE = 5;

  public Slice {
    bins = List.copyOf(bins);
  }

  /**
   * Trials with about the same value.
   *
   * @param at the middle of the bin, as a coordinate on the parameter's axis
   */
  public record Bin(double at, int trials, double median, double best) {}

  static Slice of(Evidence evidence, Axis axis, int index) {
    int count = axis.isRange() ? bins(evidence.best().size()) : axis.labels().size();
    List<List<Double>> scores = new ArrayList<>();
    for (int bin = 0; bin < count; bin++) {
      scores.add(new ArrayList<>());
    }
    for (AnalysedTrial trial : evidence.best()) {
      double position = axis.position(trial.coordinates().get(index));
      Double score = trial.scores().get(evidence.epochs());
      if (!Double.isNaN(position) && score != null) {
        scores.get(Math.min(count - 1, (int) (position * count))).add(score);
      }
    }
    return new Slice(axis.parameter(), bins(scores, axis));
  }

  /** As many as there are trials in each, on the average. */
  private static int bins(int trials) {
    int even = (int) Math.sqrt(trials);
    return Math.max(FEWEST_BINS_OF_A_RANGE, Math.min(MOST_BINS_OF_A_RANGE, even));
  }

  private static List<Bin> bins(List<List<Double>> scores, Axis axis) {
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < scores.size(); bin++) {
      List<Double> own = scores.get(bin);
      if (!own.isEmpty()) {
        double at = axis.isRange() ? Words.kept(axis.at((bin + 0.5) / scores.size())) : bin;
        bins.add(new Bin(at, own.size(), median(own), own.get(0)));
      }
    }
    return bins;
  }

  /** Of sorted scores, the better one of two in the middle. */
  private static double median(List<Double> scores) {
    return scores.get((scores.size() - 1) / 2);
  }
}

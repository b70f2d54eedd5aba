package io.nightjar.report;

import io.nightjar.trial.Measurement;
import java.util.ArrayList;
import java.util.List;

/**
 * The objective of one trial over its epochs.
 *
 * @param points ascending by epochs; a long curve is thinned out, its ends stay
 */
public record Curve(long trial, TrialStatus status, List<Point> points) {
  private static final int MOST_POINTS = 60;

  public Curve {
    points = List.copyOf(points);
  }

  /** The value after so many epochs. */
  public record Point(int epochs, double value) {}

  static Curve of(TrialHistory history, SweepFacts facts) {
    String metric = facts.goals().objective().metric();
    List<Point> all = new ArrayList<>();
    for (Measurement measurement : AnalysedTrial.curve(history)) {
      Double value = measurement.metrics().get(metric);
      if (value != null && Double.isFinite(value)) {
        all.add(new Point(measurement.epochs(), Words.kept(value)));
      }
    }
    return new Curve(history.trial().id(), history.status(facts.maxEpochs()), thinned(all));
  }

  private static List<Point> thinned(List<Point> all) {
    if (all.size() <= MOST_POINTS) {
      return all;
    }
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < MOST_POINTS; i++) {
      kept.add(all.get((int) ((long) i * (all.size() - 1) / (MOST_POINTS - 1))));
    }
    return kept;
  }
}

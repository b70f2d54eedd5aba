package io.nightjar.dl4j;

import io.nightjar.dl4j.family.Metrics;
import java.util.HashMap;
import java.util.Map;

/** Counts hits and losses of predictions. */
final class Scores {
  /** What a probability is raised to before its logarithm is taken, as DL4J's training loss has. */
  private static final double SMALLEST_PROBABILITY = 1e-10;

  private final int[] hits;
  private final int[] actual;
  private final int[] predicted;
  private double loss;
  private int rows;
  private boolean broken;

  Scores(int classes) {
    hits = new int[classes];
    actual = new int[classes];
    predicted = new int[classes];
  }

  /**
   * Adds one prediction.
   *
   * @param probabilities of all rows of a batch, row by row
   * @param row the row in the batch
   */
  void add(float[] probabilities, int row, int label) {
    int from = row * hits.length;
    int best = 0;
    for (int i = 0; i < hits.length; i++) {
      broken |= !Float.isFinite(probabilities[from + i]);
      best = probabilities[from + i] > probabilities[from + best] ? i : best;
    }
    count(best, label);
    loss -= Math.log(Math.max(SMALLEST_PROBABILITY, probabilities[from + label]));
  }

  /** Adds one prediction that is a class only, below 0 if there is none. */
  void add(int prediction, int label) {
    broken |= prediction < 0;
    count(Math.max(0, prediction), label);
  }

  private void count(int prediction, int label) {
    rows++;
    actual[label]++;
    predicted[prediction]++;
    hits[label] += prediction == label ? 1 : 0;
  }

  /** All metrics of probabilities; none is a number if a probability was none. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = metricsOfClasses();
    metrics.put(Metrics.LOSS, broken ? Double.NaN : loss / rows);
    return metrics;
  }

  /** The metrics that need no probabilities. */
  Map<String, Double> metricsOfClasses() {
    Map<String, Double> metrics = new HashMap<>();
    metrics.put(Metrics.ACCURACY, broken ? Double.NaN : accuracy());
    metrics.put(Metrics.F1, broken ? Double.NaN : f1());
    return metrics;
  }

  private double accuracy() {
    int sum = 0;
    for (int count : hits) {
      sum += count;
    }
    return (double) sum / rows;
  }

  /** A class that neither occurs nor is predicted counts 0. */
  private double f1() {
    double sum = 0;
    for (int i = 0; i < hits.length; i++) {
      int both = actual[i] + predicted[i];
      sum += both == 0 ? 0 : 2.0 * hits[i] / both;
    }
    return sum / hits.length;
  }
}

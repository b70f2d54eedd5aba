package io.nightjar.dl4j;

import io.nightjar.dl4j.data.Part;
import io.nightjar.dl4j.family.Metrics;
import java.util.List;
import java.util.Map;

/**
 * What a network costs, besides how good it is. Times differ from run to run, so they are measured
 * only where they are asked for.
 */
final class Costs {
  private final List<String> wanted;
  private long nanos;
  private int epochs;

  /**
   * Costs before any training.
   *
   * @param wanted the metrics that goals name
   */
  Costs(List<String> wanted) {
    this.wanted = wanted;
  }

  /** Notes how long an epoch took. */
  void trained(long epochNanos) {
    nanos += epochNanos;
    epochs++;
  }

  /**
   * Adds the costs to what else was measured.
   *
   * @param part whose rows are predicted
   */
  void addTo(Map<String, Double> metrics, Model model, Part part) {
    metrics.put(Metrics.PARAMETERS, (double) model.network().parameters());
    if (wanted.contains(Metrics.INFERENCE_TIME)) {
      metrics.put(Metrics.INFERENCE_TIME, model.secondsPerRow(part));
    }
    if (wanted.contains(Metrics.EPOCH_TIME) && epochs > 0) {
      metrics.put(Metrics.EPOCH_TIME, nanos / 1e9 / epochs);
    }
  }
}

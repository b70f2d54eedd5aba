package io.nightjar.dl4j;

import io.nightjar.dl4j.family.Metrics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The mean losses of a network's outputs over an epoch; none where it has one output only. */
final class OutputLosses {
  /** Guide 57.4: within two orders of magnitude of each other. */
  static final double LARGEST_RATIO = 100;

  private final Map<String, Double> sums = new LinkedHashMap<>();
  private int rows;

  /** Adds the losses of a step. */
  void add(Map<String, Double> losses, int rowsOfStep) {
    losses.forEach((output, loss) -> sums.merge(output, loss * rowsOfStep, Double::sum));
    rows += rowsOfStep;
  }

  /** By the name of the metric. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    sums.forEach((output, sum) -> metrics.put(output + Metrics.LOSS_OF_OUTPUT, sum / rows));
    return metrics;
  }

  /** What is wrong with losses as training starts, weights included; empty if nothing is. */
  static Optional<String> imbalance(Map<String, Double> losses) {
    if (losses.isEmpty()
        || Collections.max(losses.values()) <= LARGEST_RATIO * Collections.min(losses.values())) {
      return Optional.empty();
    }
    return Optional.of(
        "The losses of the outputs start at %s: several losses should lie within two orders of"
                .formatted(text(losses))
            + " magnitude of each other (guide 57.4)");
  }

  private static String text(Map<String, Double> losses) {
    return losses.entrySet().stream()
        .map(entry -> String.format(Locale.ROOT, "%s %.3g", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}

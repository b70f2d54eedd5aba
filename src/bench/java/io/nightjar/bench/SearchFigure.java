package io.nightjar.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What one system reached on one table.
 *
 * @param budget what a study may spend, in the unit
 * @param unit {@code trials} or {@code epochs}
 * @param regrets by repetition
 * @param seconds per suggestion, the median of each repetition; none where it is not measured
 */
record SearchFigure(
    String system,
    String table,
    String unit,
    long budget,
    List<Double> regrets,
    List<Double> seconds) {

  String json(String version) {
    ObjectNode line =
        new ObjectMapper()
            .createObjectNode()
            .put("bench", "search")
            .put("system", system)
            .put("version", version)
            .put("table", table)
            .put(unit, budget)
            .put("repetitions", regrets.size())
            .put("normalised_regret", mean());
    line.put("stderr", regrets.size() < 2 ? null : standardError());
    if (!seconds.isEmpty()) {
      line.put("seconds_per_suggestion", Medians.of(seconds));
    }
    return line.toString();
  }

  private double mean() {
    return regrets.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private double standardError() {
    double mean = mean();
    double squares =
        regrets.stream().mapToDouble(regret -> (regret - mean) * (regret - mean)).sum();
    return Math.sqrt(squares / (regrets.size() - 1) / regrets.size());
  }
}

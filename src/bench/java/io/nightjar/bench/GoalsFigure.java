package io.nightjar.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one system reached on one problem.
 *
 * @param name of the figure that is compared
 * @param values it by repetition
 * @param others further figures
 */
record GoalsFigure(
    String bench,
    String system,
    String version,
    String problem,
    int trials,
    String name,
    List<Double> values,
    Map<String, Double> others) {

  GoalsFigure {
    others = new LinkedHashMap<>(others);
  }

  String json() {
    ObjectNode line =
        new ObjectMapper()
            .createObjectNode()
            .put("bench", bench)
            .put("system", system)
            .put("version", version)
            .put("problem", problem)
            .put("trials", trials)
            .put("repetitions", values.size())
            .put(name, mean());
    line.put("stderr", values.size() < 2 ? null : standardError());
    others.forEach(line::put);
    return line.toString();
  }

  /** One line for people. */
  String text() {
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-32s%-24s%s %.4f +- %.4f",
                problem,
                system,
                name,
                mean(),
                values.size() < 2 ? Double.NaN : standardError()));
    others.forEach(
        (other, value) -> line.append(String.format(Locale.ROOT, ", %s %.4f", other, value)));
    return line.toString();
  }

  private double mean() {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private double standardError() {
    double mean = mean();
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1) / values.size());
  }
}

package io.nightjar.bench;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The regret of a study's incumbent over time: the best value seen at the largest budget. */
final class RegretTrace {
  private static final double NANOS_PER_SECOND = 1e9;

  private final NavigableMap<Double, Double> regrets = new TreeMap<>();
  private double seconds;

  void add(Duration time, double regret) {
    regrets.put(time.toNanos() / NANOS_PER_SECOND, regret);
  }

  void end(Duration time) {
    seconds = time.toNanos() / NANOS_PER_SECOND;
  }

  /** How long the study took. */
  double seconds() {
    return seconds;
  }

  /** Infinite before the first result at the largest budget. */
  double at(double time) {
    Map.Entry<Double, Double> last = regrets.floorEntry(time);
    return last == null ? Double.POSITIVE_INFINITY : last.getValue();
  }

  double last() {
    return at(Double.POSITIVE_INFINITY);
  }

  /** When it was first at most this; infinite for never. */
  double reaches(double regret) {
    return regrets.entrySet().stream()
        .filter(entry -> entry.getValue() <= regret)
        .mapToDouble(Map.Entry::getKey)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }
}

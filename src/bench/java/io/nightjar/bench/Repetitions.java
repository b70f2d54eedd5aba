package io.nightjar.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Rates of a measurement that was repeated. */
final class Repetitions {
  static final int COUNT = 3;
  private static final double SECOND = 1e9;

  private final List<Double> rates = new ArrayList<>();

  static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / SECOND;
  }

  void add(double trialsPerSecond) {
    rates.add(trialsPerSecond);
  }

  double median() {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }

  void write(ObjectNode line) {
    line.put("trials_per_second", median());
    ArrayNode all = line.putArray("repetitions");
    rates.forEach(all::add);
  }
}

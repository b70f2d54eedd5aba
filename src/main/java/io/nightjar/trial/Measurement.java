package io.nightjar.trial;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every metric after a number of epochs.
 *
 * @param epochs the epochs trained so far, at least 1
 * @param metrics by name; a value may be infinite or not a number, which makes a trial diverged if
 *     the metric is the objective
 */
public record Measurement(int epochs, Map<String, Double> metrics) implements Serializable {

  public Measurement {
    if (epochs < 1) {
      throw new IllegalArgumentException("Invalid number of epochs: " + epochs);
    }
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }
}

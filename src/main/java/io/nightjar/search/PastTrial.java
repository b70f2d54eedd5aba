package io.nightjar.search;

import io.nightjar.space.Configuration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trial of an earlier sweep, from which a study can start.
 *
 * @param metrics by name, what it measured at the end
 */
public record PastTrial(Configuration configuration, Map<String, Double> metrics) {

  public PastTrial {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }
}

package io.nightjar.search;

import io.nightjar.space.Configuration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trial of an earlier sweep, from which a study can start.
 *
 * @param metrics by name, what it measured at the end
 * @param group metrics compare inside a group, which is those of one sweep with the same budget;
 *     the newest and largest one has the lowest number
 */
public record PastTrial(Configuration configuration, Map<String, Double> metrics, int group) {

  public PastTrial {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  /** One whose metrics compare with those of the others. */
  public PastTrial(Configuration configuration, Map<String, Double> metrics) {
    this(configuration, metrics, 0);
  }
}

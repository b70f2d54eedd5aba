package io.nightjar.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trial with a score, as an earlier sweep left it.
 *
 * @param values of all its parameters, by name
 * @param epochs the largest budget that it completed
 * @param score the objective there
 */
public record EarlierTrial(Map<String, Object> values, int epochs, double score) {

  public EarlierTrial {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}

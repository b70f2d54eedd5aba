package io.nightjar.format;

import io.nightjar.space.Configuration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A job that trains one configuration, as a job that searched has it. */
final class FixedJob {
  private FixedJob() {}

  /**
   * The fields of the job.
   *
   * @param searched those of the job that found the configuration; the study's name gets an end of
   *     its own, so that no night is compared with it, or starts from it
   */
  static Map<String, Object> of(Map<String, Object> searched, Configuration found, int epochs) {
    Map<String, Object> fixed = new LinkedHashMap<>(searched);
    fixed.keySet().removeAll(List.of(CanonicalJob.WARM_START, CanonicalJob.DEEPEN));
    fixed.put("study", searched.get("study") + "-best");
    fixed.put("searcher", Map.of("type", "random"));
    fixed.put("scheduler", Map.of("type", "full"));
    fixed.put("budget", budget(keys(searched, "budget"), epochs));
    fixed.put(CanonicalJob.HONEST, HonestReader.NONE);
    fixed.put("parameters", parameters(keys(searched, "parameters"), found));
    return fixed;
  }

  private static Map<?, ?> keys(Map<String, Object> fields, String name) {
    return (Map<?, ?>) Objects.requireNonNull(fields.get(name));
  }

  private static Map<String, Object> budget(Map<?, ?> searched, int epochs) {
    Map<String, Object> budget = new LinkedHashMap<>();
    budget.put("trials", 1L);
    budget.put("epochs", List.of((long) epochs, (long) epochs));
    Object trialTime = searched.get("trial-time");
    if (trialTime != null) {
      budget.put("trial-time", trialTime);
    }
    return budget;
  }

  /** A parameter that no family knows keeps its type. */
  private static Map<String, Object> parameters(Map<?, ?> searched, Configuration found) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    found
        .values()
        .forEach(
            (name, value) -> {
              Object type = searched.get(name) instanceof Map<?, ?> keys ? keys.get("type") : null;
              parameters.put(name, type == null ? value : typed(value, type));
            });
    return parameters;
  }

  private static Map<String, Object> typed(Object value, Object type) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("value", value);
    keys.put("type", type);
    return keys;
  }
}

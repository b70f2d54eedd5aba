package io.nightjar.export;

import io.nightjar.format.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run as MLflow keeps it.
 *
 * @param name what people see
 * @param status {@code RUNNING}, {@code FINISHED}, {@code FAILED} or {@code KILLED}
 * @param parameters texts by name, none longer than a server takes
 * @param metrics in the order of their steps
 */
record MlflowRun(
    String name,
    String status,
    Instant startedAt,
    Instant endedAt,
    Map<String, String> tags,
    Map<String, String> parameters,
    List<Metric> metrics) {
  private static final int LONGEST_PARAMETER = 6000;
  private static final int LONGEST_TAG = 5000;

  MlflowRun {
    tags = cut(tags, LONGEST_TAG);
    parameters = cut(parameters, LONGEST_PARAMETER);
    metrics = List.copyOf(metrics);
  }

  /**
   * A point of a metric.
   *
   * @param value finite
   * @param step the epoch
   */
  record Metric(String key, double value, long timestamp, long step) {}

  private static Map<String, String> cut(Map<String, String> texts, int longest) {
    Map<String, String> cut = new LinkedHashMap<>();
    texts.forEach((key, text) -> cut.put(key, text.substring(0, Math.min(longest, text.length()))));
    return Collections.unmodifiableMap(cut);
  }

  /** What tells whether a server holds this run as it is: a hash of all of it. */
  String digest() {
    List<Object> all =
        List.of(name, status, startedAt.toString(), endedAt.toString(), tags, parameters, points());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(Json.text(all).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  /** The metrics as a server takes them. */
  List<Map<String, Object>> points() {
    return metrics.stream()
        .map(
            metric -> {
              Map<String, Object> point = new LinkedHashMap<>();
              point.put("key", metric.key());
              point.put("value", metric.value());
              point.put("timestamp", metric.timestamp());
              point.put("step", metric.step());
              return point;
            })
        .toList();
  }

  /** Texts as a server takes them. */
  static List<Map<String, String>> pairs(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(
            each -> {
              Map<String, String> pair = new LinkedHashMap<>();
              pair.put("key", each.getKey());
              pair.put("value", each.getValue());
              return pair;
            })
        .toList();
  }
}

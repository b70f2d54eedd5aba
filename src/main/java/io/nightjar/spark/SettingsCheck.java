package io.nightjar.spark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;

/** Finds in the settings that a user gives Spark what would only fail, or be ignored, later. */
public final class SettingsCheck {
  private static final String MASTER = "spark.master";
  private static final String PLUGINS = "spark.plugins";
  private static final String ALL_CORES = "spark.cores.max";
  private static final String CORES = "spark.executor.cores";
  private static final List<String> COUNTS =
      List.of(
          ALL_CORES,
          CORES,
          "spark.executor.instances",
          "spark.task.cpus",
          "spark.task.maxFailures");

  private final SparkConf given;
  private final List<String> problems = new ArrayList<>();

  private SettingsCheck(SparkConf given) {
    this.given = given;
  }

  /**
   * Checks what this JVM was given.
   *
   * @param settings those of the session to come
   * @return every problem; none where all is well
   */
  public static List<String> problems(SparkSettings settings) {
    return problems(settings, new SparkConf());
  }

  static List<String> problems(SparkSettings settings, SparkConf given) {
    SettingsCheck check = new SettingsCheck(given);
    settings.required().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(check::required);
    COUNTS.forEach(check::count);
    check.plugins();
    if (check.problems.isEmpty()) {
      check.cores();
    }
    check.times();
    return check.problems;
  }

  private void invalid(String key, String why) {
    problems.add("Invalid Spark setting: %s=%s (%s)".formatted(key, given.get(key), why));
  }

  /** The master is ours to complete in local mode. */
  private void required(Map.Entry<String, String> needed) {
    String key = needed.getKey();
    if (!key.equals(MASTER)
        && given.contains(key)
        && !given.get(key).equalsIgnoreCase(needed.getValue())) {
      invalid(key, "Nightjar needs " + needed.getValue());
    }
  }

  private void count(String key) {
    try {
      if (given.getInt(key, 1) < 1) {
        invalid(key, "a whole number from 1");
      }
    } catch (NumberFormatException e) {
      invalid(key, "a whole number from 1");
    }
  }

  private void plugins() {
    for (String plugin : given.get(PLUGINS, "").split(",", -1)) {
      try {
        if (!plugin.isBlank()) {
          Class.forName(plugin.trim(), false, SettingsCheck.class.getClassLoader());
        }
      } catch (ClassNotFoundException | LinkageError e) {
        invalid(PLUGINS, "there is no class " + plugin.trim());
      }
    }
  }

  /** A standalone master would never start an executor, and say nothing. */
  private void cores() {
    int all = given.getInt(ALL_CORES, Integer.MAX_VALUE);
    int each = given.getInt(CORES, 1);
    if (given.get(MASTER, "").startsWith("spark:") && all < each) {
      problems.add(
          "Invalid Spark settings: %s=%d is below %s=%d, so no executor can start"
              .formatted(ALL_CORES, all, CORES, each));
    }
  }

  private void times() {
    boolean isReadable = true;
    for (String key : List.of(SparkBackend.LEASE, SparkBackend.SILENCE)) {
      try {
        if (given.getTimeAsMs(key, "1s") < 1) {
          throw new NumberFormatException();
        }
      } catch (NumberFormatException e) {
        isReadable = false;
        invalid(key, "a time such as 60s");
      }
    }
    long lease = isReadable ? millis(SparkBackend.LEASE, DeskRules.DEFAULT.lease()) : 0;
    if (isReadable && millis(SparkBackend.SILENCE, DeskRules.DEFAULT.silence()) < lease) {
      problems.add(
          "Invalid Spark settings: %s is below %s"
              .formatted(SparkBackend.SILENCE, SparkBackend.LEASE));
    }
  }

  private long millis(String key, Duration usual) {
    return given.getTimeAsMs(key, usual.toMillis() + "ms");
  }
}

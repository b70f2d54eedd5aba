package io.nightjar.spark;

import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of a Spark session, as plain data.
 *
 * @param defaults what the session takes unless {@code spark-submit} or a system property says
 *     otherwise
 * @param required what it takes whatever they say
 */
public record SparkSettings(Map<String, String> defaults, Map<String, String> required) {
  private static final String MASTER = "spark.master";
  private static final String FAILURES = "spark.task.maxFailures";
  private static final String LOOPBACK = "127.0.0.1";

  /** How many tasks of the slot job may fail: crashes are counted per trial, on the driver. */
  private static final String MAX_FAILURES = "1000";

  public SparkSettings {
    defaults = Map.copyOf(defaults);
    required = Map.copyOf(required);
  }

  /** Settings for a session in this JVM, with a core per slot, on loopback only. */
  public static SparkSettings local(int slots) {
    if (slots < 1) {
      throw new IllegalArgumentException("Invalid number of slots: " + slots);
    }
    Map<String, String> defaults = new TreeMap<>(common());
    defaults.put("spark.driver.host", LOOPBACK);
    defaults.put("spark.driver.bindAddress", LOOPBACK);
    Map<String, String> required = new TreeMap<>(fixed());
    required.put(MASTER, "local[" + slots + "," + MAX_FAILURES + "]");
    return new SparkSettings(defaults, required);
  }

  /** Settings for the cluster that {@code spark-submit} names. */
  public static SparkSettings cluster() {
    Map<String, String> defaults = new TreeMap<>(common());
    defaults.put("spark.network.timeout", "60s");
    defaults.put("spark.network.timeoutInterval", "5s");
    defaults.put("spark.executor.heartbeatInterval", "5s");
    defaults.put("spark.executor.failuresValidityInterval", "1h");
    defaults.put("spark.executor.maxNumFailures", MAX_FAILURES);
    defaults.put("spark.task.reaper.enabled", "true");
    defaults.put("spark.task.reaper.killTimeout", "120s");
    Map<String, String> required = new TreeMap<>(fixed());
    required.put("spark.executorEnv.OMP_NUM_THREADS", "1");
    required.put("spark.executorEnv.OPENBLAS_NUM_THREADS", "1");
    return new SparkSettings(defaults, required);
  }

  /** These settings with Spark's web page of the session, which listens on all addresses. */
  public SparkSettings withWebPage() {
    Map<String, String> changed = new TreeMap<>(defaults);
    changed.put("spark.ui.enabled", "true");
    return new SparkSettings(changed, required);
  }

  /**
   * These settings for jobs without slots: their tasks fail for good after a few tries, and arrays
   * travel as Java objects, which Kryo breaks.
   */
  public SparkSettings withoutSlots() {
    Map<String, String> changed = new TreeMap<>(required);
    changed.computeIfPresent(MASTER, (key, master) -> master.replace("," + MAX_FAILURES, ""));
    changed.put(FAILURES, "4");
    changed.put("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
    return new SparkSettings(defaults, changed);
  }

  private static Map<String, String> common() {
    return Map.of(
        "spark.app.name",
        "nightjar",
        "spark.ui.enabled",
        "false",
        "spark.ui.showConsoleProgress",
        "false",
        FAILURES,
        MAX_FAILURES,
        "spark.cleaner.periodicGC.interval",
        "5min",
        "spark.sql.catalogImplementation",
        "in-memory",
        "spark.sql.ui.retainedExecutions",
        "50");
  }

  /** What the slots and the tables rely on. */
  private static Map<String, String> fixed() {
    return Map.of(
        "spark.speculation", "false",
        "spark.excludeOnFailure.enabled", "false",
        "spark.sql.session.timeZone", "UTC",
        "spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
  }
}

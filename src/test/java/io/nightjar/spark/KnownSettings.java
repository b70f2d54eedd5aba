package io.nightjar.spark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.internal.config.ConfigEntry;

/** The settings that this Spark knows, and the values it accepts. */
final class KnownSettings {
  /** Spark knows an entry once the object that defines it is loaded. */
  private static final List<String> DEFINITIONS =
      List.of(
          "org.apache.spark.internal.config.package$",
          "org.apache.spark.internal.config.Network$",
          "org.apache.spark.internal.config.Status$",
          "org.apache.spark.internal.config.UI$",
          "org.apache.spark.internal.config.Worker$",
          "org.apache.spark.sql.internal.SQLConf$",
          "org.apache.spark.sql.internal.StaticSQLConf$");

  private static final String ENVIRONMENT =
      "spark\\.(executorEnv|yarn\\.appMasterEnv|kubernetes\\.driverEnv)\\.";
  private static final String AMOUNT = "[1-9][0-9]*";

  /**
   * Families of settings that Spark takes without an entry, by their values; and those of the
   * modules for YARN and Kubernetes, as their configuration objects in the jars of PyPI's pyspark
   * 3.5.7 have them: those modules are no dependency here.
   */
  private static final Map<Pattern, Pattern> OTHERS =
      Map.ofEntries(
          other(
              "spark\\.master", "local\\[(\\*|[0-9]+),[0-9]+]|local-cluster\\[[0-9]+(,[0-9]+){2}]"),
          other(ENVIRONMENT + "(OMP|OPENBLAS)_NUM_THREADS", AMOUNT),
          other(ENVIRONMENT + "SD_MAX_(PRIMARY|DEVICE)_BYTES", AMOUNT),
          other(ENVIRONMENT + "ND4J_CUDA_FORCE_SINGLE_GPU", "true|false"),
          other(ENVIRONMENT + "CUDA_DEVICE_ORDER", "PCI_BUS_ID|FASTEST_FIRST"),
          other("spark\\.(executor|worker)\\.resource\\.gpu\\.amount", AMOUNT),
          other("spark\\.task\\.resource\\.gpu\\.amount", AMOUNT + "|0\\.[1-4][0-9]*|0\\.50*"),
          other("spark\\.(executor|worker)\\.resource\\.gpu\\.discoveryScript", ".*gpu-discovery"),
          other("spark\\.executor\\.resource\\.gpu\\.vendor", "nvidia\\.com"),
          other("spark\\.yarn\\.dist\\.files", "scripts/gpu-discovery"),
          other("spark\\.yarn\\.maxAppAttempts", AMOUNT));

  static {
    DEFINITIONS.forEach(KnownSettings::load);
  }

  private KnownSettings() {}

  private static Map.Entry<Pattern, Pattern> other(String key, String value) {
    return Map.entry(Pattern.compile(key), Pattern.compile(value));
  }

  private static void load(String definitions) {
    try {
      Class.forName(definitions);
    } catch (ClassNotFoundException e) {
      throw new LinkageError(definitions, e);
    }
  }

  /** What is wrong with a setting, if anything. */
  static Optional<String> problem(String key, String value) {
    Optional<ConfigEntry<?>> entry = Optional.ofNullable(ConfigEntry.findEntry(key));
    if (entry.isPresent()) {
      return refusal(entry.get(), value);
    }
    return others(key)
        .findFirst()
        .map(accepted -> mismatch(key, value, accepted))
        .orElseGet(() -> Optional.of(key + ": Spark knows no such setting"));
  }

  private static Optional<String> refusal(ConfigEntry<?> entry, String value) {
    try {
      entry.valueConverter().apply(value);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(entry.key() + ": " + e.getMessage());
    }
  }

  private static Stream<Pattern> others(String key) {
    return OTHERS.entrySet().stream()
        .filter(family -> family.getKey().matcher(key).matches())
        .map(Map.Entry::getValue);
  }

  private static Optional<String> mismatch(String key, String value, Pattern accepted) {
    return accepted.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(key + ": " + value + " is not " + accepted);
  }
}

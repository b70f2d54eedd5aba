package io.nightjar.results;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How this JVM was started: by {@code spark-submit}, or for this machine alone.
 *
 * @param master Spark's master as {@code spark-submit} was told, empty without it
 */
public record Launch(Optional<String> master) {
  private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\*|\\d+)(?:,\\s*\\d+)?])?");

  /** {@code spark-submit} hands its settings over as system properties, in every deploy mode. */
  public static Launch ofThisJvm() {
    return new Launch(Optional.ofNullable(System.getProperty("spark.master")));
  }

  public boolean isSubmitted() {
    return master.isPresent();
  }

  /** Whether trials run in other JVMs than this one. */
  public boolean isCluster() {
    return master.isPresent() && !LOCAL.matcher(master.get()).matches();
  }

  /** The slots that a master of this machine names; empty where it names none. */
  public Optional<Integer> localSlots() {
    Matcher named = LOCAL.matcher(master.orElse("local[*]"));
    if (!named.matches() || "*".equals(named.group(1))) {
      return Optional.empty();
    }
    return Optional.of(named.group(1) == null ? 1 : Integer.parseInt(named.group(1)));
  }
}

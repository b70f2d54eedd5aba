package io.nightjar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time zone of whoever sits before this machine. Java's own default does not say: the scripts
 * set it to UTC, so that no file depends on where it was written.
 */
final class MachineZone {
  private static final Path LOCAL_TIME = Path.of("/etc/localtime");
  private static final String ZONES = "/zoneinfo/";

  private MachineZone() {}

  /** By the variable TZ, else as the machine is set up; UTC where neither names a known zone. */
  static ZoneId find() {
    return of(System.getenv("TZ"), LOCAL_TIME);
  }

  /**
   * The zone by these.
   *
   * @param variable the value of TZ, null where it is not set
   * @param localTime a link into the machine's database of zones, or whatever else
   */
  static ZoneId of(@Nullable String variable, Path localTime) {
    Optional<ZoneId> set = known(variable == null ? "" : variable.replaceFirst("^:", ""));
    return set.or(() -> known(linked(localTime))).orElse(ZoneId.of("UTC"));
  }

  private static String linked(Path localTime) {
    try {
      String target = localTime.toRealPath().toString();
      int zones = target.indexOf(ZONES);
      return zones < 0 ? "" : target.substring(zones + ZONES.length());
    } catch (IOException e) {
      return "";
    }
  }

  private static Optional<ZoneId> known(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

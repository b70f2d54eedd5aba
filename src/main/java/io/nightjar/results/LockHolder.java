package io.nightjar.results;

import io.nightjar.format.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who holds a study.
 *
 * @param token of this holder alone
 * @param command what it holds the study for, such as {@code run}
 * @param machine what its process number counts in: a boot of a machine, and a container there
 * @param startedAt when its process started, since numbers of processes come again
 * @param since when it took the study
 */
public record LockHolder(
    String token,
    String command,
    String host,
    String machine,
    long process,
    Instant startedAt,
    Instant since) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

  /** The system's clock may be set between two looks at the start of the same process. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** What can be seen of a holder from this machine. */
  public enum Life {
    ALIVE,
    GONE,
    /** It is of another machine or container. */
    UNKNOWN
  }

  public static LockHolder ofThisProcess(String command, Instant now) {
    return new LockHolder(
        UUID.randomUUID().toString(),
        command,
        thisHost(),
        thisMachine(),
        ProcessHandle.current().pid(),
        startOf(ProcessHandle.current()),
        now.truncatedTo(ChronoUnit.SECONDS));
  }

  String json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("token", token);
    object.put("command", command);
    object.put("host", host);
    object.put("machine", machine);
    object.put("process", process);
    object.put("started_at", startedAt.toString());
    object.put("since", since.toString());
    return Json.text(object);
  }

  /** The holder that a file names; empty where the file is not written to its end. */
  static Optional<LockHolder> read(String json) {
    try {
      Map<String, Object> object = Json.object(json);
      return object.get("process") instanceof Number process
          ? Optional.of(
              new LockHolder(
                  text(object, "token"),
                  text(object, "command"),
                  text(object, "host"),
                  text(object, "machine"),
                  process.longValue(),
                  Instant.parse(text(object, "started_at")),
                  Instant.parse(text(object, "since"))))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(Map<String, Object> object, String key) {
    return String.valueOf(object.get(key));
  }

  Life life() {
    if (!machine.equals(thisMachine())) {
      return Life.UNKNOWN;
    }
    Optional<ProcessHandle> running =
        ProcessHandle.of(process).filter(handle -> handle.isAlive() && !isZombie());
    if (running.isEmpty()) {
      return Life.GONE;
    }
    Duration apart = Duration.between(startedAt, startOf(running.get())).abs();
    return apart.compareTo(TOLERANCE) <= 0 ? Life.ALIVE : Life.UNKNOWN;
  }

  /** Whether the process has ended and only waits for its parent to notice, maybe for ever. */
  private boolean isZombie() {
    try {
      String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return false;
    }
  }

  private static Instant startOf(ProcessHandle handle) {
    return handle.info().startInstant().orElse(Instant.EPOCH);
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  private static String thisMachine() {
    try {
      return Files.readString(BOOT).strip() + " " + Files.readSymbolicLink(PROCESSES);
    } catch (IOException e) {
      return thisHost();
    }
  }

  @Override
  public String toString() {
    return "process %d on host %s has held it since %s (nightjar %s)"
        .formatted(process, host, since, command);
  }
}

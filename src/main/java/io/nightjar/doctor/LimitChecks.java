package io.nightjar.doctor;

import static io.nightjar.doctor.Finding.ok;
import static io.nightjar.doctor.Finding.problem;
import static io.nightjar.doctor.Finding.warning;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the machine, its container and its user allow.
 *
 * @param now the clock to check
 */
record LimitChecks(Machine machine, Instant now) {
  private static final long HEAP_OF_A_SLOT = 256 * Sizes.MIB;
  private static final long NATIVE_OF_A_SLOT = 256 * Sizes.MIB;
  private static final long FEW_FILES = 4096;
  private static final Instant RELEASE = Instant.parse("2026-01-01T00:00:00Z");
  private static final String ARRAYS = "SD_MAX_PRIMARY_BYTES";
  private static final String MEMORY_LIMIT = "sys/fs/cgroup/memory.max";
  private static final String OLD_MEMORY_LIMIT = "sys/fs/cgroup/memory/memory.limit_in_bytes";
  private static final String CPU_LIMIT = "sys/fs/cgroup/cpu.max";

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(List.of(cores(), container(), memory(), heap()));
    machine.openFiles().ifPresent(files -> findings.add(openFiles(files)));
    findings.add(sharedMemory());
    findings.add(clock());
    return findings;
  }

  private Finding cores() {
    String text = machine.cores() + (machine.cores() == 1 ? " core" : " cores");
    return ok("cores", text + ", so as many slots unless --slots says otherwise");
  }

  private Finding container() {
    List<String> limits = new ArrayList<>();
    memoryLimit().ifPresent(limit -> limits.add("memory " + Sizes.text(limit)));
    machine
        .file(CPU_LIMIT)
        .filter(text -> text.matches("\\d+ \\d+"))
        .ifPresent(text -> limits.add("processor time " + share(text)));
    return limits.isEmpty()
        ? ok("container", "no limits of one")
        : ok("container", "limits: " + String.join(", ", limits));
  }

  private static String share(String quota) {
    String[] parts = quota.split(" ", -1);
    return Math.round(100.0 * Long.parseLong(parts[0]) / Long.parseLong(parts[1])) + " %";
  }

  private OptionalLong memoryLimit() {
    return machine
        .file(MEMORY_LIMIT)
        .or(() -> machine.file(OLD_MEMORY_LIMIT))
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .filter(limit -> limit < 1L << 50)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private long available() {
    return Math.min(machine.memoryBytes(), memoryLimit().orElse(Long.MAX_VALUE));
  }

  /** Heap, and the arrays of ND4J that lie beside it. */
  private Finding memory() {
    long arrays =
        machine
            .variable(ARRAYS)
            .filter(text -> text.matches("\\d{1,18}"))
            .map(Long::parseLong)
            .orElse(NATIVE_OF_A_SLOT * machine.cores());
    String text =
        "%s, of which the heap may take %s and arrays beside it %s"
            .formatted(
                Sizes.text(available()), Sizes.text(machine.heapBytes()), Sizes.text(arrays));
    if (machine.heapBytes() > available()) {
      return problem("memory", text, "give the JVM a smaller heap: NIGHTJAR_JAVA_OPTS=-Xmx4g");
    }
    return machine.heapBytes() + arrays > available()
        ? warning(
            "memory",
            text,
            "lower -Xmx in NIGHTJAR_JAVA_OPTS, or " + ARRAYS + ", lest the system kill the JVM")
        : ok("memory", text);
  }

  private Finding heap() {
    long each = machine.heapBytes() / machine.cores();
    String text = "%s for each of %d slots".formatted(Sizes.text(each), machine.cores());
    return each < HEAP_OF_A_SLOT
        ? warning("heap", text, "raise -Xmx in NIGHTJAR_JAVA_OPTS, or run with fewer --slots")
        : ok("heap", text);
  }

  private static Finding openFiles(long files) {
    String text = files + " may be open";
    return files < FEW_FILES
        ? warning("files", text, "raise it before the start: ulimit -n " + FEW_FILES)
        : ok("files", text);
  }

  private Finding sharedMemory() {
    Path folder = machine.root().resolve("dev/shm");
    if (!Files.isDirectory(folder)) {
      return ok("/dev/shm", "there is none, and Nightjar needs none");
    }
    return Files.isWritable(folder)
        ? ok("/dev/shm", "writable")
        : warning("/dev/shm", "not writable", "mount it writable: JVM tools and CUDA use it");
  }

  private Finding clock() {
    String zone = machine.property("user.timezone");
    String text = now.truncatedTo(ChronoUnit.SECONDS) + (zone.isEmpty() ? "" : ", JVM in " + zone);
    return now.isBefore(RELEASE)
        ? problem("clock", text, "set the clock: ids of sweeps and deadlines hang on it")
        : ok("clock", text);
  }
}

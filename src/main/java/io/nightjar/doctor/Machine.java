package io.nightjar.doctor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * This machine and JVM, as facts to check.
 *
 * @param root where {@code proc} and {@code sys} lie
 * @param cores that the JVM may use
 * @param memoryBytes that the machine or container has
 * @param heapBytes that the JVM may take at most
 * @param openFiles how many it may have open; empty where the system does not say
 */
public record Machine(
    Path root,
    Map<String, String> environment,
    Map<String, String> properties,
    int cores,
    long memoryBytes,
    long heapBytes,
    OptionalLong openFiles) {

  public Machine {
    environment = Map.copyOf(environment);
    properties = Map.copyOf(properties);
  }

  /** That on which this runs. */
  public static Machine here() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    Map<String, String> properties = new TreeMap<>();
    System.getProperties()
        .forEach((key, value) -> properties.put(String.valueOf(key), String.valueOf(value)));
    return new Machine(
        Path.of("/"),
        System.getenv(),
        properties,
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize(),
        Runtime.getRuntime().maxMemory(),
        system instanceof UnixOperatingSystemMXBean unix
            ? OptionalLong.of(unix.getMaxFileDescriptorCount())
            : OptionalLong.empty());
  }

  String property(String name) {
    return properties.getOrDefault(name, "");
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  /** The text of a file such as {@code proc/meminfo}; empty where it cannot be read. */
  Optional<String> file(String path) {
    try {
      return Optional.of(Files.readString(root.resolve(path)).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

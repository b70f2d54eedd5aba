package io.nightjar.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Machines that nobody has. */
final class Machines {
  private final Path root;
  private final Map<String, String> environment =
      new TreeMap<>(Map.of("OMP_NUM_THREADS", "1", "LC_ALL", "C.UTF-8"));
  private final Map<String, String> properties =
      new TreeMap<>(
          Map.of(
              "java.specification.version", "17",
              "java.version", "17.0.1",
              "java.vm.name", "VM",
              "sun.arch.data.model", "64",
              "file.encoding", "UTF-8",
              "sun.jnu.encoding", "UTF-8"));
  private long heap = 2 * Sizes.GIB;
  private long files = 65_536;

  /** A good one with 4 cores and 16 GiB. */
  Machines(Path root) {
    this.root = root;
  }

  Machines with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Machines without(String variable) {
    environment.remove(variable);
    return this;
  }

  Machines property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  Machines file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  Machines heap(long bytes) {
    heap = bytes;
    return this;
  }

  Machines files(long open) {
    files = open;
    return this;
  }

  Machine machine() {
    return new Machine(
        root, environment, properties, 4, 16 * Sizes.GIB, heap, OptionalLong.of(files));
  }
}

package io.nightjar.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An executor that runs.
 *
 * @param worker the folder of its worker
 * @param id Spark's, within its application
 */
record ExecutorProcess(long pid, String worker, String id) {
  private static final Path PROCESSES = Path.of("/proc");
  private static final String MAIN = "CoarseGrainedExecutorBackend";

  /**
   * The executors of a cluster, also such as lost their worker: each works in {@code
   * <cluster>/worker-N/work/<application>/<id>}.
   */
  static List<ExecutorProcess> of(Path cluster) {
    try (Stream<Path> processes = Files.list(PROCESSES)) {
      return processes
          .filter(process -> process.getFileName().toString().matches("[0-9]+"))
          .flatMap(process -> of(process, cluster).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty also for a process that ends meanwhile. */
  private static Optional<ExecutorProcess> of(Path process, Path cluster) {
    try {
      Path folder = Files.readSymbolicLink(process.resolve("cwd"));
      if (!folder.startsWith(cluster)
          || !Files.readString(process.resolve("cmdline")).contains(MAIN)) {
        return Optional.empty();
      }
      return Optional.of(
          new ExecutorProcess(
              Long.parseLong(process.getFileName().toString()),
              cluster.relativize(folder).getName(0).toString(),
              folder.getFileName().toString()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

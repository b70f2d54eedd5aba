package io.nightjar.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A standalone cluster of this machine, by {@code scripts/cluster}. */
final class Cluster {
  private static final String MEMORY = "3g";

  private final Places places;
  private final Layout layout;
  private final Path folder;
  private final Path log;

  Cluster(Places places, Layout layout) {
    this.places = places;
    this.layout = layout;
    this.folder = places.cluster(layout);
    this.log = places.work().resolve("cluster-" + layout.slotsPerExecutor() + ".log");
  }

  /** Makes it whole again, whatever the round before broke. */
  void heal() throws IOException, InterruptedException {
    if (!isRunning()) {
      script(
          "start",
          "--workers",
          Integer.toString(Layout.WORKERS),
          "--cores",
          Integer.toString(layout.slotsPerExecutor()),
          "--memory",
          MEMORY);
    }
    while (workers().size() < Layout.WORKERS) {
      script("add-worker");
    }
  }

  private boolean isRunning() throws IOException, InterruptedException {
    return Files.isDirectory(folder)
        && Commands.call(
                log, List.of(places.script("cluster"), "status", "--dir", folder.toString()))
            == 0;
  }

  private void script(String command, String... options) throws IOException, InterruptedException {
    Commands.require(
        log,
        Stream.concat(
                Stream.of(places.script("cluster"), command, "--dir", folder.toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  void stop() throws IOException, InterruptedException {
    if (Files.isDirectory(folder)) {
      script("stop");
    }
  }

  String master() throws IOException {
    return Files.readString(folder.resolve("master/url")).strip();
  }

  /** The workers that live, by their numbers. */
  List<Worker> workers() throws IOException {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(each -> each.getFileName().toString().matches("worker-[0-9]+"))
          .flatMap(each -> worker(each).stream())
          .sorted(Comparator.comparing(Worker::number))
          .toList();
    }
  }

  private static Optional<Worker> worker(Path folder) {
    try {
      long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
      int number = Integer.parseInt(folder.getFileName().toString().substring("worker-".length()));
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .map(alive -> new Worker(number, pid));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  List<ExecutorProcess> executors() {
    return ExecutorProcess.of(folder);
  }

  /** Whether all executors ended within this time. */
  boolean isQuietWithin(int seconds) throws InterruptedException {
    for (int tenths = 0; tenths < 10 * seconds && !executors().isEmpty(); tenths++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return executors().isEmpty();
  }

  /** Spark's ids of the executors that a worker had since the last clearing. */
  List<String> executorIds(Worker worker) throws IOException {
    Path work = folder.resolve(worker.folder()).resolve("work");
    try (Stream<Path> files = Files.walk(work, 2)) {
      return files
          .filter(file -> work.relativize(file).getNameCount() == 2)
          .filter(Files::isDirectory)
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }

  /** Keeps what the executors of a round said, then ends and deletes all they left. */
  void clear(Path logs) throws IOException, InterruptedException {
    for (ExecutorProcess executor : executors()) {
      Commands.signal("KILL", executor.pid());
    }
    isQuietWithin(5);
    for (Path application : applications()) {
      keepLogs(application, logs);
      Trees.delete(application);
    }
  }

  private List<Path> applications() throws IOException {
    try (Stream<Path> files = Files.walk(folder, 3)) {
      return files.filter(file -> file.getFileName().toString().startsWith("app-")).toList();
    }
  }

  private void keepLogs(Path application, Path logs) throws IOException {
    String worker = folder.relativize(application).getName(0).toString();
    try (Stream<Path> files = Files.walk(application, 2)) {
      for (Path file : files.filter(each -> each.endsWith("stderr")).toList()) {
        String executor = application.relativize(file).getName(0).toString();
        Path kept =
            logs.resolve(
                worker + "-" + application.getFileName() + "-executor-" + executor + ".log");
        Files.copy(file, kept);
      }
    }
  }
}

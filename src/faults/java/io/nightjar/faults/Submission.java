package io.nightjar.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a sweep is submitted.
 *
 * @param folder takes logs and scratch files
 * @param settings of Spark and of the faults
 */
record Submission(
    Places places,
    Job job,
    Path folder,
    Path results,
    String master,
    int slots,
    Map<String, String> settings) {

  Submission {
    settings = Map.copyOf(settings);
  }

  /** Starts the driver in client mode: its exit code is that of the sweep. */
  RunningSweep start(String name, String... options) throws IOException {
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command(options))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("SPARK_LOCAL_DIRS", folder.resolve("scratch").toString());
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    environment.put("NIGHTJAR_JAR", places.jar().toString());
    SweepFiles files = new SweepFiles(results);
    List<String> before = files.journal();
    return new RunningSweep(builder.start(), files, before);
  }

  private List<String> command(String... options) {
    List<String> command = new ArrayList<>(List.of(places.script("submit"), "--master", master));
    command.addAll(List.of("--class", "io.nightjar.cli.FaultyNightjar"));
    command.addAll(List.of("--jars", places.faultsJar().toString()));
    new TreeMap<>(settings)
        .forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    command.addAll(List.of("--", "run", job.file().toString()));
    command.addAll(List.of("--results", results.toString(), "--no-progress"));
    command.addAll(List.of("--slots", Integer.toString(slots)));
    command.addAll(List.of(options));
    return command;
  }
}

package io.nightjar.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.spark.SparkApplication;
import io.nightjar.spark.SparkSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The part of the dispatch bench that runs in one Spark application; {@code scripts/bench dispatch}
 * submits it to a cluster of its own. Prints a JSON object for each system.
 */
@Command(name = "dispatch", description = "Measures how fast trials are run on a Spark cluster.")
public final class Dispatch implements Callable<Integer> {
  private static final String SLOTS = "nightjar";
  private static final String MEMORY = "memory";
  private static final String JOBS = "spark-job-per-trial";

  @Option(names = "--seconds", description = "Of one measurement (default: ${DEFAULT-VALUE}).")
  private double seconds = 5;

  @Option(names = "--slots", description = "As many as the cluster has cores.")
  private int slots = 2;

  @Option(names = "--only", split = ",", description = "The systems to measure.")
  private List<String> only = List.of(SLOTS, MEMORY, JOBS);

  private Dispatch() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Dispatch()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("nightjar-bench-");
    String version = ProductVersion.read();
    try (SparkApplication spark = SparkApplication.start(SparkSettings.cluster(), note -> {})) {
      SlotStudies studies = new SlotStudies(spark, slots, folder);
      JavaSparkContext context =
          JavaSparkContext.fromSparkContext(SparkSession.active().sparkContext());
      print(
          SLOTS,
          version,
          new SlotFigures(studies, context.sc().applicationId(), slots, seconds)::measure);
      print(MEMORY, version, new DriverMemory(studies)::measure);
      print(JOBS, context.version(), new JobPerTrial(context, slots, seconds)::measure);
    } finally {
      Files.deleteIfExists(folder);
    }
    return CommandLine.ExitCode.OK;
  }

  private void print(String system, String version, Part part) throws Exception {
    if (!only.contains(system)) {
      return;
    }
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("bench", "dispatch").put("system", system).put("version", version).put("slots", slots);
    part.measure(line);
    System.out.println(line);
  }

  /** Adds the figures of a system to its line. */
  @FunctionalInterface
  private interface Part {
    void measure(ObjectNode line) throws Exception;
  }
}

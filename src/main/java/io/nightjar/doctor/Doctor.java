package io.nightjar.doctor;

import io.nightjar.dl4j.EngineTrial;
import io.nightjar.dl4j.Gpus;
import io.nightjar.dl4j.step.FastNetwork;
import io.nightjar.run.BackendException;
import io.nightjar.run.Storage;
import io.nightjar.spark.ExecutorFacts;
import io.nightjar.spark.SettingsCheck;
import io.nightjar.spark.SparkApplication;
import io.nightjar.spark.SparkSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything that a sweep relies on. */
public final class Doctor {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Doctor() {}

  /**
   * Looks at this machine.
   *
   * @throws InterruptedException if the thread is interrupted while it waits for a tool
   */
  public static List<Finding> machine(Machine machine) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(new JvmChecks(machine, FastNetwork.lacking().orElse("")).findings());
    findings.addAll(new LimitChecks(machine, Instant.now()).findings());
    findings.addAll(FolderChecks.temporary(Path.of(machine.property("java.io.tmpdir"))));
    findings.addAll(EngineChecks.engine());
    findings.addAll(EngineChecks.gpus(Gpus.hasBackend()));
    return findings;
  }

  /**
   * Looks at the folder of results, by writing a file there and deleting it.
   *
   * @param name as the user gave it
   * @param path where it is of this machine
   */
  public static List<Finding> results(String name, Storage storage, Optional<Path> path) {
    return FolderChecks.results(name, storage, path);
  }

  /**
   * Runs a job on a cluster and looks at what its executors say.
   *
   * @param results the folder that they must see
   * @throws InterruptedException if the thread is interrupted while it waits for executors
   */
  public static List<Finding> cluster(SparkSettings settings, Storage results)
      throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (String wrong : SettingsCheck.problems(settings)) {
      findings.add(Finding.problem("settings", wrong, "change it where Spark is given it"));
    }
    try (SparkApplication spark = SparkApplication.start(settings.withoutSlots(), note -> {})) {
      List<ExecutorFacts> executors = spark.executors(results, EngineTrial::engineName, PATIENCE);
      ExecutorFacts driver = ExecutorFacts.ofThisJvm("driver", true, EngineTrial::engineName);
      findings.addAll(new ClusterChecks(driver, executors).findings());
    } catch (BackendException e) {
      findings.add(
          Finding.problem(
              "cluster",
              String.valueOf(e.getMessage()),
              "see that the master runs, reaches this machine, and has workers with the cores and memory"
                  + " that an executor asks for, free (--executor-cores, --executor-memory)"));
    }
    return findings;
  }
}

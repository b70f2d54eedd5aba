package io.nightjar.doctor;

import static io.nightjar.doctor.Finding.ok;
import static io.nightjar.doctor.Finding.problem;
import static io.nightjar.doctor.Finding.warning;

import io.nightjar.spark.ExecutorFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Executors: are they alike, and like the driver? */
record ClusterChecks(ExecutorFacts driver, List<ExecutorFacts> executors) {

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(ok("executors", executors.size() + " on " + hosts()));
    findings.add(
        same("java of executors", ExecutorFacts::java, "install the same Java everywhere"));
    findings.add(
        same("spark of executors", ExecutorFacts::spark, "submit to a cluster of Spark 3.5"));
    findings.add(
        same(
            "nd4j of executors",
            ExecutorFacts::engine,
            "submit by scripts/submit, whose jar holds the same libraries for all"));
    findings.add(threads());
    findings.add(folder());
    return findings;
  }

  private String hosts() {
    return executors.stream()
        .map(ExecutorFacts::host)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private Finding same(String subject, Function<ExecutorFacts, String> fact, String advice) {
    Set<String> found = executors.stream().map(fact).collect(Collectors.toSet());
    String own = fact.apply(driver);
    if (found.equals(Set.of(own))) {
      return ok(subject, own);
    }
    String text =
        executors.stream()
            .filter(each -> !fact.apply(each).equals(own))
            .map(each -> each.host() + ": " + fact.apply(each))
            .distinct()
            .sorted()
            .collect(Collectors.joining("; "));
    return problem(subject, "the driver has %s, but %s".formatted(own, text), advice);
  }

  private Finding threads() {
    return executors.stream().allMatch(each -> each.threads().equals("1"))
        ? ok("threads of executors", "OMP_NUM_THREADS 1")
        : problem(
            "threads of executors",
            "OMP_NUM_THREADS is not 1 everywhere",
            "set spark.executorEnv.OMP_NUM_THREADS=1, as all profiles do");
  }

  private Finding folder() {
    List<String> blind =
        executors.stream().filter(each -> !each.seesFolder()).map(ExecutorFacts::host).toList();
    return blind.isEmpty()
        ? ok("results of executors", "all see the driver's folder")
        : warning(
            "results of executors",
            String.join(", ", blind) + " does not see the driver's folder",
            "give --results a folder that all machines share");
  }
}

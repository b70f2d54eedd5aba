package io.nightjar.cli;

import io.nightjar.dl4j.Families;
import io.nightjar.format.InvalidInputException;
import io.nightjar.format.JobFiles;
import io.nightjar.format.Problem;
import io.nightjar.format.ResolvedJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A job file and what the command line changes of it. */
final class JobOptions {
  @Parameters(paramLabel = "JOB", description = "The job file (YAML).")
  private String job = "";

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = {
        "Replaces a key of the resolved job, the value read as YAML.",
        "For example --set budget.trials=20 --set parameters.batch-size=32"
      })
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "The same as --set seed=N.")
  private @Nullable Long seed;

  /** The files of jobs and spaces, read from this machine. */
  static JobFiles files() {
    return new JobFiles(location -> Files.readAllBytes(Path.of(location)), Families.all());
  }

  ResolvedJob read() throws BadInputException {
    List<String> all = new ArrayList<>(overrides);
    if (seed != null) {
      all.add("seed=" + seed);
    }
    try {
      return files().readJob(job, all);
    } catch (InvalidInputException e) {
      throw new BadInputException(e.problems().stream().map(Problem::toString).toList());
    }
  }
}

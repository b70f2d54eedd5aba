package io.nightjar.cli;

import io.nightjar.format.InvalidInputException;
import io.nightjar.format.Problem;
import io.nightjar.format.ResolvedJob;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line changes of jobs. */
final class JobChanges {
  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Replaces a key of the resolved job, the value read as YAML. "
              + "For example --set budget.trials=20 --set parameters.batch-size=32")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "The same as --set seed=N.")
  private @Nullable Long seed;

  ResolvedJob read(String job, UserFiles files) throws BadInputException {
    List<String> all = new ArrayList<>(overrides);
    if (seed != null) {
      all.add("seed=" + seed);
    }
    try {
      return files.jobs().readJob(job, all);
    } catch (InvalidInputException e) {
      throw new BadInputException(e.problems().stream().map(Problem::toString).toList());
    }
  }
}

package io.nightjar.cli;

import io.nightjar.format.InvalidInputException;
import io.nightjar.format.Problem;
import io.nightjar.format.ResolvedJob;
import io.nightjar.results.BadInputException;
import io.nightjar.results.ResultsFolder;
import io.nightjar.sweep.Resume;
import io.nightjar.sweep.UserFiles;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line changes of jobs. */
final class JobChanges {
  private static final String DATE = "date";

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Replaces a key of the resolved job, the value read as YAML. "
              + "For example --set budget.trials=20 --set parameters.batch-size=32")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = {
        "The same as --set seed=N. The word date stands for the day on which this begins, as in",
        "20261127, so that every night tries something else; with --resume for that of the sweep",
        "that it goes on with."
      })
  private @Nullable String seed;

  /**
   * The job of a file with these changes.
   *
   * @param resumed the results in which the sweep may have begun before
   */
  ResolvedJob read(String job, UserFiles files, Optional<ResultsFolder> resumed)
      throws BadInputException {
    if (!DATE.equals(seed)) {
      return read(job, files, seed);
    }
    ResolvedJob today =
        read(
            job, files, LocalDate.now(MachineZone.find()).format(DateTimeFormatter.BASIC_ISO_DATE));
    Optional<String> before =
        resumed.isPresent() ? Resume.seed(resumed.get(), today.study().name()) : Optional.empty();
    return before.isPresent() ? read(job, files, before.get()) : today;
  }

  private ResolvedJob read(String job, UserFiles files, @Nullable String ownSeed)
      throws BadInputException {
    List<String> all = new ArrayList<>(overrides);
    if (ownSeed != null) {
      all.add("seed=" + ownSeed);
    }
    try {
      return files.jobs().readJob(job, all);
    } catch (InvalidInputException e) {
      throw new BadInputException(e.problems().stream().map(Problem::toString).toList());
    }
  }
}

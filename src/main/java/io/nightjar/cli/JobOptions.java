package io.nightjar.cli;

import io.nightjar.format.ResolvedJob;
import io.nightjar.results.BadInputException;
import io.nightjar.results.ResultsFolder;
import io.nightjar.sweep.UserFiles;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A job file and what the command line changes of it. */
final class JobOptions {
  @Parameters(paramLabel = "JOB", description = "The job file (YAML).")
  private String job = "";

  @Mixin private JobChanges changes = new JobChanges();

  String location() {
    return job;
  }

  /**
   * The job.
   *
   * @param resumed the results in which its sweep may have begun before
   */
  ResolvedJob read(UserFiles files, Optional<ResultsFolder> resumed) throws BadInputException {
    return changes.read(job, files, resumed);
  }
}

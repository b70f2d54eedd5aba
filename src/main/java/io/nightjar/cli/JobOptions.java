package io.nightjar.cli;

import io.nightjar.format.ResolvedJob;
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

  ResolvedJob read(UserFiles files) throws BadInputException {
    return changes.read(job, files);
  }
}

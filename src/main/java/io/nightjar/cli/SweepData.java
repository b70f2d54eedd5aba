package io.nightjar.cli;

import io.nightjar.dl4j.data.DataException;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.format.ResolvedJob;
import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import java.util.Optional;

/**
 * A study's data, found to be readable.
 *
 * @param spec empty where a user's own model needs none
 * @param files opens them, here and on the executors
 * @param fingerprint changes with every byte that training could notice
 * @param models finds the study's model
 * @param job the location of the study's job
 */
record SweepData(
    Optional<DataSpec> spec, FileOpener files, String fingerprint, UserModels models, String job) {
  private static final String NONE = "none";

  /**
   * Reads a job's data.
   *
   * @param location the job's file: a relative path is looked for beside it first, then in the
   *     working folder
   */
  static SweepData load(ResolvedJob job, String location, UserFiles files)
      throws BadInputException {
    UserModels models = new UserModels(files);
    if (job.study().data().isEmpty()) {
      return new SweepData(Optional.empty(), FileOpener.LOCAL, NONE, models, location);
    }
    DataSpec spec = job.study().data().get().located(path -> files.located(path, location));
    FileOpener opener = files.opener(spec.paths());
    try {
      String fingerprint = Datasets.load(spec, opener).fingerprint();
      return new SweepData(Optional.of(spec), opener, fingerprint, models, location);
    } catch (DataException e) {
      throw new BadInputException(job.data().saying(String.valueOf(e.getMessage())).toString());
    }
  }
}

package io.nightjar.cli;

import io.nightjar.dl4j.data.DataException;
import io.nightjar.dl4j.data.Dataset;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.family.Families;
import io.nightjar.format.ResolvedJob;
import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import java.util.Optional;

/**
 * A study's data, found to be readable.
 *
 * @param files opens them, here and on the executors
 * @param fingerprint changes with every byte that training could notice
 */
record SweepData(DataSpec spec, FileOpener files, String fingerprint) {

  /**
   * Reads a job's data.
   *
   * @param location the job's file: a relative path is looked for beside it first, then in the
   *     working folder
   */
  static SweepData load(ResolvedJob job, String location, UserFiles files)
      throws BadInputException {
    DataSpec spec = job.study().data().located(path -> files.located(path, location));
    FileOpener opener = files.opener(spec.paths());
    try {
      Dataset dataset = Datasets.load(spec, opener);
      requireFit(job, dataset);
      return new SweepData(spec, opener, dataset.fingerprint());
    } catch (DataException e) {
      throw new BadInputException(job.data().saying(String.valueOf(e.getMessage())).toString());
    }
  }

  private static void requireFit(ResolvedJob job, Dataset dataset) throws BadInputException {
    Optional<String> refusal =
        Families.find(job.study().model()).flatMap(family -> family.refusal(dataset.shape()));
    if (refusal.isPresent()) {
      String problem =
          "Cannot use data %s: %s".formatted(job.study().data().source(), refusal.get());
      throw new BadInputException(job.data().saying(problem).toString());
    }
  }
}

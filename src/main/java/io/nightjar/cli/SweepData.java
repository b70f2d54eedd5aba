package io.nightjar.cli;

import io.nightjar.dl4j.data.DataException;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.format.ResolvedJob;
import io.nightjar.trial.DataSpec;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A study's data, found to be readable.
 *
 * @param fingerprint changes with every byte that training could notice
 */
record SweepData(DataSpec spec, String fingerprint) {

  /**
   * Reads a job's data.
   *
   * @param location the job's file: a relative path is looked for beside it first, then in the
   *     working folder
   */
  static SweepData load(ResolvedJob job, String location) throws BadInputException {
    DataSpec data = job.study().data();
    DataSpec spec = new DataSpec(located(data.source(), location), data.label(), data.split());
    try {
      return new SweepData(spec, Datasets.load(spec).fingerprint());
    } catch (DataException e) {
      throw new BadInputException(job.data().saying(String.valueOf(e.getMessage())).toString());
    }
  }

  private static String located(String source, String job) {
    Path beside = Path.of(job).resolveSibling(source);
    return !source.equals(DataSpec.DIGITS) && Files.exists(beside) ? beside.toString() : source;
  }
}

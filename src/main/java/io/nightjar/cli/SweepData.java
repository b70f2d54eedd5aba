package io.nightjar.cli;

import io.nightjar.dl4j.data.DataException;
import io.nightjar.dl4j.data.Datasets;
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
   * Reads the data.
   *
   * @param job the job's file: a relative path is looked for beside it first, then in the working
   *     folder
   */
  static SweepData load(DataSpec data, String job) throws DataException {
    DataSpec spec = new DataSpec(located(data.source(), job), data.label(), data.split());
    return new SweepData(spec, Datasets.load(spec).fingerprint());
  }

  private static String located(String source, String job) {
    Path beside = Path.of(job).resolveSibling(source);
    return !source.equals(DataSpec.DIGITS) && Files.exists(beside) ? beside.toString() : source;
  }
}

package io.nightjar.cli;

import io.nightjar.dl4j.data.DataException;
import io.nightjar.dl4j.data.DataSpec;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.data.SplitSpec;
import io.nightjar.study.Data;
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
  static SweepData load(Data data, String job) throws DataException {
    Data.Split split = data.split();
    DataSpec spec =
        new DataSpec(
            located(data.source(), job),
            data.label().orElse(null),
            new SplitSpec(split.train(), split.validation(), split.test(), split.seed()));
    return new SweepData(spec, Datasets.load(spec).fingerprint());
  }

  private static String located(String source, String job) {
    Path beside = Path.of(job).resolveSibling(source);
    return !source.equals(DataSpec.DIGITS) && Files.exists(beside) ? beside.toString() : source;
  }
}

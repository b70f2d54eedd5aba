package io.nightjar.cli;

import io.nightjar.dl4j.data.DataException;
import io.nightjar.dl4j.data.DataSpec;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.data.SplitSpec;
import io.nightjar.study.Data;

/**
 * A study's data, found to be readable.
 *
 * @param fingerprint changes with every byte that training could notice
 */
record SweepData(DataSpec spec, String fingerprint) {

  static SweepData load(Data data) throws DataException {
    Data.Split split = data.split();
    DataSpec spec =
        new DataSpec(
            data.source(),
            data.label().orElse(null),
            new SplitSpec(split.train(), split.validation(), split.test(), split.seed()));
    return new SweepData(spec, Datasets.load(spec).fingerprint());
  }
}

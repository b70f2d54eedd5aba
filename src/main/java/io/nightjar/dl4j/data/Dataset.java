package io.nightjar.dl4j.data;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import java.util.List;

/**
 * A data set, split and standardised, ready to train on. Standardised means: by mean and standard
 * deviation of the train part alone.
 *
 * @param train what to train on
 * @param validation what judges configurations
 * @param test what judges the winner, once
 * @param classes the names that labels are positions in
 * @param fingerprint SHA-256, in hexadecimal, of values, labels, classes and split
 */
public record Dataset(
    Part train, Part validation, Part test, List<String> classes, String fingerprint) {

  public Dataset {
    classes = List.copyOf(classes);
  }

  static Dataset of(DataSpec spec, FileOpener files) throws DataException {
    Table table = Sources.read(spec, files);
    List<int[]> parts = Split.of(spec.source(), table, spec.split());
    Scaling scaling = Scaling.fit(table.rows(), parts.get(0));
    return new Dataset(
        scaling.apply(table.rows(), parts.get(0)),
        scaling.apply(table.rows(), parts.get(1)),
        scaling.apply(table.rows(), parts.get(2)),
        table.classes(),
        Fingerprint.of(table, spec.split()));
  }

  /** The number of features. */
  public int columns() {
    return train.columns();
  }
}

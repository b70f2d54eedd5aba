package io.nightjar.dl4j.data;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;

/** Reads the files of a specification into one table. */
final class Tables {

  private Tables() {}

  static Table read(DataSpec spec, FileOpener files) throws DataException {
    TableBuilder table = new TableBuilder();
    String source = spec.source();
    CsvColumns[] columns = new CsvColumns[1];
    Sources.text(
        source, files, text -> columns[0] = CsvTable.read(source, text, spec, Role.FREE, table));
    return table.build(shape(spec, columns[0].features()));
  }

  private static Shape shape(DataSpec spec, int columns) throws DataException {
    Shape shape = spec.shape();
    if (shape == null) {
      return new Shape.Flat(columns);
    }
    if (shape.columns() != columns) {
      throw new DataException(
          "Cannot shape data %s: %d columns are not %s".formatted(spec.source(), columns, shape));
    }
    return shape;
  }
}

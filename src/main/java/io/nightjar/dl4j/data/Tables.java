package io.nightjar.dl4j.data;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataFile;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;

/** Reads the files of a specification into one table. */
final class Tables {

  private Tables() {}

  static Table read(DataSpec spec, FileOpener files) throws DataException {
    Format format = format(spec, files);
    TableBuilder table = new TableBuilder();
    read(format, spec.file(), Role.FREE, files, table);
    sample(spec, table);
    if (spec.testFile() != null) {
      read(format, spec.testFile(), Role.TEST, files, table);
    }
    return table.build(shape(spec, format.shape()));
  }

  /** Reads a file, or of tables a folder of files with the same columns. */
  private static void read(
      Format format, DataFile file, Role role, FileOpener files, TableBuilder table)
      throws DataException {
    if (!file.format().isTable()) {
      format.read(file, role, table);
      return;
    }
    for (String part : Sources.parts(file.path(), files)) {
      format.read(new DataFile(part, null), role, table);
    }
  }

  private static Format format(DataSpec spec, FileOpener files) {
    return switch (spec.file().format()) {
      case DIGITS, CSV -> new CsvFormat(spec, files);
      case IDX -> new IdxFormat(files);
      case TS -> new TsFormat(files);
      case PARQUET -> new ParquetFormat(spec, files);
    };
  }

  private static void sample(DataSpec spec, TableBuilder table) throws DataException {
    Integer rows = spec.rows();
    if (rows == null) {
      return;
    }
    if (rows > table.rows()) {
      throw new DataException(
          "Cannot take %d rows of data %s: there are %d"
              .formatted(rows, spec.source(), table.rows()));
    }
    table.sample(rows, spec.split().seed());
  }

  private static Shape shape(DataSpec spec, Shape own) throws DataException {
    Shape shape = spec.shape();
    if (shape == null) {
      return own;
    }
    if (shape.columns() != own.columns()) {
      throw new DataException(
          "Cannot shape data %s: %d columns are not %s"
              .formatted(spec.source(), own.columns(), shape));
    }
    return shape;
  }
}

package io.nightjar.dl4j.data;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataFile;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;

/** Flat tables in one Parquet file each: columns of numbers, a label, maybe a split. */
final class ParquetFormat implements Format {
  private final FileOpener files;
  private final SameColumns columns;

  ParquetFormat(DataSpec spec, FileOpener files) {
    this.files = files;
    this.columns = new SameColumns(spec);
  }

  @Override
  public void read(DataFile file, Role role, TableBuilder table) throws DataException {
    Sources.bytes(
        file.path(),
        files,
        bytes ->
            ParquetTable.read(
                file.path(), new BytesFile(bytes.readAllBytes()), columns, role, table));
  }

  @Override
  public Shape shape() {
    return columns.shape();
  }
}

package io.nightjar.dl4j.data;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataFile;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;

/** Tables as text, plain or gzip, with or without a header. */
final class CsvFormat implements Format {
  private final FileOpener files;
  private final SameColumns columns;

  CsvFormat(DataSpec spec, FileOpener files) {
    this.files = files;
    this.columns = new SameColumns(spec);
  }

  @Override
  public void read(DataFile file, Role role, TableBuilder table) throws DataException {
    Sources.text(
        file.path(), files, text -> CsvTable.read(file.path(), text, columns::ofText, role, table));
  }

  @Override
  public Shape shape() {
    return columns.shape();
  }
}

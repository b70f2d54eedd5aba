package io.nightjar.dl4j.data;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataFile;
import io.nightjar.trial.Shape;

/** Labelled time series as text, plain or gzip; each may have a length of its own. */
final class TsFormat implements Format {
  private final FileOpener files;
  private int channels;
  private int steps;

  TsFormat(FileOpener files) {
    this.files = files;
  }

  @Override
  public void read(DataFile file, Role role, TableBuilder table) throws DataException {
    Sources.text(
        file.path(),
        files,
        text -> {
          TsTable series = new TsTable(file.path(), channels, role, table);
          series.read(text);
          channels = series.channels();
          steps = Math.max(steps, series.longest());
        });
  }

  @Override
  public Shape shape() {
    return new Shape.Sequence(steps, channels);
  }
}

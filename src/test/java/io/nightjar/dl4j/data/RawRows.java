package io.nightjar.dl4j.data;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import java.util.ArrayList;
import java.util.List;

/** The test part of data as it stands in the file. */
public record RawRows(List<float[]> features, List<String> labels) {

  public static RawRows test(DataSpec spec) throws DataException {
    Table table = Tables.read(spec, FileOpener.LOCAL);
    Part part = table.part(Split.of(spec.source(), table, spec.split()).get(2));
    List<float[]> features = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < part.rows(); row++) {
      float[] values = new float[part.columns()];
      part.copyRow(row, values, 0);
      features.add(values);
      labels.add(table.classes().get(part.label(row)));
    }
    return new RawRows(features, labels);
  }
}

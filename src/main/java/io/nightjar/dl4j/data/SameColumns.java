package io.nightjar.dl4j.data;

import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds label and split in the columns of each file, and holds those against the first file's. */
final class SameColumns {
  private final DataSpec spec;
  private @Nullable Columns first;

  SameColumns(DataSpec spec) {
    this.spec = spec;
  }

  /** The columns that the first line of a text says. */
  Columns ofText(String place, List<String> cells) throws DataException {
    return checked(place, Columns.ofText(place, cells, spec.label(), spec.split().column()));
  }

  /** The columns of these names. */
  Columns ofNames(String place, List<String> names) throws DataException {
    return checked(place, Columns.ofNames(place, names, spec.label(), spec.split().column()));
  }

  private Columns checked(String place, Columns columns) throws DataException {
    if (first == null) {
      first = columns;
    } else {
      columns.requireLike(place, first, spec.source());
    }
    return columns;
  }

  Shape shape() {
    if (first == null) {
      throw new IllegalStateException("No file was read");
    }
    return new Shape.Flat(first.features());
  }
}

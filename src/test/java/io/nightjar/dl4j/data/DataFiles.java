package io.nightjar.dl4j.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataFile;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.SplitSpec;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What tests of formats share. */
final class DataFiles {
  static final SplitSpec SPLIT = new SplitSpec(0.7, 0.15, 0.15, 1);
  static final SplitSpec BESIDE_TEST = new SplitSpec(0.5, 0.5, 0, 1);

  private DataFiles() {}

  static DataSpec alone(Path file) {
    return new DataSpec(file.toString(), null, SPLIT);
  }

  static DataSpec withTest(Path file, Path test, @Nullable String label) {
    return new DataSpec(
        DataFile.of(file.toString()), label, null, DataFile.of(test.toString()), null, BESIDE_TEST);
  }

  static Table table(DataSpec spec) throws DataException {
    return Tables.read(spec, FileOpener.LOCAL);
  }

  static int[] labels(Table table) {
    return IntStream.range(0, table.rows()).map(table::label).toArray();
  }

  /** Asserts what is said of faulty data. */
  static void assertFails(DataSpec spec, String message) {
    assertThatThrownBy(() -> Dataset.of(spec, FileOpener.LOCAL))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }
}

package io.nightjar.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataFile;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;
import io.nightjar.trial.SplitSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatasetsTest {
  private static final SplitSpec SPLIT = new SplitSpec(0.7, 0.15, 0.15, 1);

  @TempDir private Path folder;

  private String fingerprint(String text, SplitSpec split) throws Exception {
    Path file = Files.createTempFile(folder, "data", ".csv");
    Files.writeString(file, text);
    return Datasets.load(new DataSpec(file.toString(), null, split), FileOpener.LOCAL)
        .fingerprint();
  }

  @Test
  void embedsTheDigits() throws DataException {
    Dataset digits = Datasets.load(DataSpec.digits(SPLIT), FileOpener.LOCAL);

    assertThat(digits.classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(digits.columns()).isEqualTo(64);
    assertThat(digits.train().rows()).isEqualTo(1258);
    assertThat(digits.validation().rows()).isEqualTo(270);
    assertThat(digits.test().rows()).isEqualTo(269);
  }

  @Test
  void readsADataSetOnce() throws DataException {
    assertThat(Datasets.load(DataSpec.digits(SPLIT), FileOpener.LOCAL))
        .isSameAs(Datasets.load(DataSpec.digits(SPLIT), FileOpener.LOCAL));
  }

  @Test
  void tellsDataApartByContentAndSplitNotByPlace() throws Exception {
    String text = "1,a\n2,a\n3,a\n4,b\n5,b\n6,b\n";
    String fingerprint = fingerprint(text, SPLIT);

    assertThat(fingerprint).matches("[0-9a-f]{64}").isEqualTo(fingerprint(text, SPLIT));
    assertThat(fingerprint(text.replace("6", "7"), SPLIT)).isNotEqualTo(fingerprint);
    assertThat(fingerprint(text.replace("b", "c"), SPLIT)).isNotEqualTo(fingerprint);
    assertThat(fingerprint(text, new SplitSpec(0.7, 0.15, 0.15, 2))).isNotEqualTo(fingerprint);
  }

  @Test
  void isTheSameOnEveryMachine() throws DataException {
    assertThat(Datasets.load(DataSpec.digits(SPLIT), FileOpener.LOCAL).fingerprint())
        .isEqualTo("5904335dd469a70c32d702aa265b5a3cfbdfdbd1bf567924fee64ebe4548934c");
  }

  @Test
  void sendsASpecificationToOtherMachines() throws Exception {
    DataSpec spec =
        new DataSpec(
            DataFile.of("a.csv"),
            "class",
            new Shape.Sequence(8, 2),
            DataFile.of("b.csv"),
            100,
            SplitSpec.folds(3, 0, 1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(spec);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(spec);
    }
  }
}

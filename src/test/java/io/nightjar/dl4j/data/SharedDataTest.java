package io.nightjar.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataFile;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;
import io.nightjar.trial.SplitSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real data sets, where they lie beside the project. */
final class SharedDataTest {
  private static final Path FOLDER = Path.of("../shared/data/train");
  private static final SplitSpec BESIDE_TEST = new SplitSpec(0.85, 0.15, 0, 1);

  private static Dataset read(DataSpec spec) throws DataException {
    assumeTrue(Files.isDirectory(FOLDER));
    return Dataset.of(spec, FileOpener.LOCAL);
  }

  private static DataSpec spec(
      String file,
      @Nullable String label,
      @Nullable Shape shape,
      String test,
      @Nullable Integer rows) {
    return new DataSpec(
        DataFile.of(FOLDER.resolve(file).toString()),
        label,
        shape,
        DataFile.of(FOLDER.resolve(test).toString()),
        rows,
        BESIDE_TEST);
  }

  @Test
  void readsOptdigitsAsImages() throws Exception {
    Dataset data =
        read(
            spec(
                "optdigits/optdigits.tra.csv.gz",
                "64",
                new Shape.Image(8, 8, 1),
                "optdigits/optdigits.tes.csv.gz",
                null));

    assertThat(data.train().rows() + data.validation().rows()).isEqualTo(3823);
    assertThat(data.test().rows()).isEqualTo(1797);
    assertThat(data.classes()).hasSize(10);
    assertThat(data.scaling().means()).hasSize(1);
  }

  @Test
  void readsPendigitsAsSteps() throws Exception {
    Dataset data =
        read(
            spec(
                "pendigits/pendigits.tra.csv.gz",
                "16",
                new Shape.Sequence(8, 2),
                "pendigits/pendigits.tes.csv.gz",
                null));

    assertThat(data.train().rows() + data.validation().rows()).isEqualTo(7494);
    assertThat(data.test().rows()).isEqualTo(3498);
    assertThat(data.scaling().means()).hasSize(2);
    assertThat(data.isPadded()).isFalse();
  }

  @Test
  void readsLettersByTheirFirstColumn() throws Exception {
    Dataset data =
        read(
            new DataSpec(
                FOLDER.resolve("letter/letter-recognition.csv.gz").toString(),
                "0",
                new SplitSpec(0.7, 0.1, 0.2, 1)));

    assertThat(data.train().rows()).isEqualTo(14_000);
    assertThat(data.classes()).hasSize(26).startsWith("A");
    assertThat(data.columns()).isEqualTo(16);
  }

  @Test
  void readsSeriesOfManyLengths() throws Exception {
    Dataset data =
        read(
            spec(
                "sequences/JapaneseVowels_TRAIN.ts",
                null,
                null,
                "sequences/JapaneseVowels_TEST.ts",
                null));

    assertThat(data.shape()).isEqualTo(new Shape.Sequence(29, 12));
    assertThat(data.train().rows() + data.validation().rows()).isEqualTo(270);
    assertThat(data.test().rows()).isEqualTo(370);
    assertThat(data.classes()).hasSize(9);
    assertThat(IntStream.range(0, 370).map(data.test()::length).summaryStatistics())
        .satisfies(lengths -> assertThat(lengths.getMin()).isEqualTo(7))
        .satisfies(lengths -> assertThat(lengths.getMax()).isEqualTo(29));
  }

  @Test
  void readsSeriesOfOneLength() throws Exception {
    Dataset motions =
        read(
            spec(
                "sequences/BasicMotions_TRAIN.ts",
                null,
                null,
                "sequences/BasicMotions_TEST.ts",
                null));
    Dataset power =
        read(
            spec(
                "sequences/ItalyPowerDemand_TRAIN.ts",
                null,
                null,
                "sequences/ItalyPowerDemand_TEST.ts",
                null));

    assertThat(motions.shape()).isEqualTo(new Shape.Sequence(100, 6));
    assertThat(motions.isPadded()).isFalse();
    assertThat(power.shape()).isEqualTo(new Shape.Sequence(24, 1));
    assertThat(power.test().rows()).isEqualTo(1029);
  }

  @Test
  @Tag("slow")
  void readsMnist() throws Exception {
    DataSpec all =
        spec(
            "mnist/train-images-idx3-ubyte.gz",
            null,
            null,
            "mnist/t10k-first3000-images-idx3-ubyte.gz",
            null);
    Dataset data = read(all);
    assertThat(data.train().rows() + data.validation().rows()).isEqualTo(60_000);
    assertThat(data.test().rows()).isEqualTo(3000);
    assertThat(data.shape()).isEqualTo(new Shape.Image(28, 28, 1));

    Dataset some = read(new DataSpec(all.file(), null, null, all.testFile(), 10_000, all.split()));
    assertThat(some.train().rows() + some.validation().rows()).isEqualTo(10_000);
    assertThat(some.test().rows()).isEqualTo(3000);
  }
}

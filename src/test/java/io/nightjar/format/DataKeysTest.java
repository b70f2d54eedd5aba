package io.nightjar.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.trial.DataFile;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;
import io.nightjar.trial.SplitSpec;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DataKeysTest {
  private static final SplitSpec USUAL = new SplitSpec(0.7, 0.15, 0.15, 1);
  private static final SplitSpec BESIDE_TEST = new SplitSpec(0.85, 0.15, 0, 1);

  static Stream<Arguments> data() {
    return Stream.of(
        Arguments.of("digits", DataSpec.digits(USUAL)),
        Arguments.of(
            "{source: digits, shape: {height: 8, width: 8}}",
            DataSpec.digits(USUAL).shaped(new Shape.Image(8, 8, 1))),
        Arguments.of(
            "{source: m/train-images-idx3-ubyte.gz, test: m/t10k-images-idx3-ubyte.gz, rows: 10000}",
            new DataSpec(
                new DataFile("m/train-images-idx3-ubyte.gz", "m/train-labels-idx1-ubyte.gz"),
                null,
                null,
                new DataFile("m/t10k-images-idx3-ubyte.gz", "m/t10k-labels-idx1-ubyte.gz"),
                10000,
                BESIDE_TEST)),
        Arguments.of(
            "{source: a.idx, labels: b.idx, test: c.idx, test-labels: d.idx}",
            new DataSpec(
                new DataFile("a.idx", "b.idx"),
                null,
                null,
                new DataFile("c.idx", "d.idx"),
                null,
                BESIDE_TEST)),
        Arguments.of(
            "{source: a.csv, label: 16, shape: {steps: 8, channels: 2}, test: b.csv,"
                + " split: {train: 0.75, validation: 0.25, seed: 3}}",
            new DataSpec(
                DataFile.of("a.csv"),
                "16",
                new Shape.Sequence(8, 2),
                DataFile.of("b.csv"),
                null,
                new SplitSpec(0.75, 0.25, 0, 3))),
        Arguments.of("x.ts.gz", new DataSpec("x.ts.gz", null, USUAL)),
        Arguments.of(
            "{source: a.parquet, label: kind, split: {column: part}}",
            new DataSpec("a.parquet", "kind", new SplitSpec(0.85, 0.15, 0, "part", 1, 1))),
        Arguments.of(
            "{source: digits, split: {folds: 5, test: 0.2}}",
            new DataSpec("digits", null, SplitSpec.folds(5, 0.2, 1))),
        Arguments.of(
            "{source: a.ts, test: b.ts, split: {folds: 3, seed: 4}}",
            new DataSpec(
                DataFile.of("a.ts"),
                null,
                null,
                DataFile.of("b.ts"),
                null,
                SplitSpec.folds(3, 0, 4))));
  }

  private static ResolvedJob read(String data) throws InvalidInputException {
    return ResolvedJobTest.read(
        "study: s\nmodel: mlp\nparameters: {learning-rate: documented}\ndata: " + data);
  }

  @ParameterizedTest
  @MethodSource("data")
  void areReadAndWrittenInFull(String data, DataSpec expected) throws Exception {
    ResolvedJob job = read(data);

    assertThat(job.study().data()).contains(expected);
    assertThat(ResolvedJobTest.read(job.yaml()).study()).isEqualTo(job.study());
    assertThat(ResolvedJobTest.read(job.yaml()).yaml()).isEqualTo(job.yaml());
  }

  @Test
  void keysThatAreNotThereAreNotWritten() throws Exception {
    assertThat(read("digits").yaml())
        .contains(
            "\ndata:\n  source: digits\n"
                + "  split: {train: 0.7, validation: 0.15, test: 0.15, seed: 1}\nobjective:");
  }

  @Test
  void digitsAreImagesForNetworksThatTakeImages() {
    DataReader reader = new DataReader(new Problems());
    Node digits = new Node.Scalar(new Place("job.yaml", 1, 1, "data"), "digits", true);

    assertThat(reader.read(digits, "cnn").shape()).isEqualTo(new Shape.Image(8, 8, 1));
    assertThat(reader.read(digits, "mlp").shape()).isNull();
  }
}

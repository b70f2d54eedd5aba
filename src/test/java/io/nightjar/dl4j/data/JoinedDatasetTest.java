package io.nightjar.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.SplitSpec;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JoinedDatasetTest {
  private static final DataSpec DIGITS = DataSpec.digits(new SplitSpec(0.7, 0.15, 0.15, 1));

  @Test
  void hasTrainAndValidationPartInOneAndTheSameTestPart() throws Exception {
    Dataset apart = Datasets.load(DIGITS, FileOpener.LOCAL);
    Dataset joined = Datasets.loadJoined(DIGITS, FileOpener.LOCAL);
    assertThat(joined.train().rows()).isEqualTo(apart.train().rows() + apart.validation().rows());
    assertThat(joined.validation().rows()).isZero();
    assertThat(labels(joined.test())).isEqualTo(labels(apart.test()));
    assertThat(joined.fingerprint()).isEqualTo(apart.fingerprint());
    assertThat(joined.classes()).isEqualTo(apart.classes());
  }

  private static int[] labels(Part part) {
    return IntStream.range(0, part.rows()).map(part::label).toArray();
  }

  @Test
  void standardisesByBothParts() throws Exception {
    Part train = Datasets.loadJoined(DIGITS, FileOpener.LOCAL).train();
    int column = 20;
    double[] values =
        IntStream.range(0, train.rows()).mapToDouble(row -> train.feature(row, column)).toArray();
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(1);
    double squares =
        IntStream.range(0, values.length)
            .mapToDouble(i -> values[i] * values[i])
            .average()
            .orElse(0);
    assertThat(mean).isCloseTo(0, within(1e-6));
    assertThat(squares).isCloseTo(1, within(1e-6));
  }
}

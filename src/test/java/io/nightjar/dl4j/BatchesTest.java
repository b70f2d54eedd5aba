package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.data.Part;
import io.nightjar.dl4j.family.Layout;
import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.SplitSpec;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

final class BatchesTest {
  private Part part;

  @BeforeEach
  void readDigits() throws Exception {
    part =
        Datasets.load(DataSpec.digits(new SplitSpec(0.7, 0.15, 0.15, 1)), FileOpener.LOCAL).train();
  }

  private int[] sizes(int size, int smallest) {
    Batches batches = new Batches(part, 10, size, smallest);
    return IntStream.range(0, batches.count()).map(batches::rows).toArray();
  }

  @Test
  void dealsTheRestInASmallerLastBatch() {
    assertThat(sizes(500, 1)).containsExactly(500, 500, 258);
    assertThat(sizes(629, 1)).containsExactly(629, 629);
    assertThat(sizes(1258, 1)).containsExactly(1258);
  }

  @Test
  void dealsASingleLastRowWithTheBatchBeforeWhereAsked() {
    assertThat(sizes(419, 1)).containsExactly(419, 419, 419, 1);
    assertThat(sizes(419, 2)).containsExactly(419, 419, 420);
    assertThat(sizes(1, 2)).hasSize(1257).endsWith(2);
  }

  @Test
  void keepsFeaturesAndLabelsTogether() {
    Batches batches = new Batches(part, 10, 1258, 1);
    batches.shuffle(3);

    try (INDArray features = batches.features(0, Layout.ROWS);
        INDArray labels = batches.labels(0)) {
      assertThat(features.shape()).containsExactly(1258, 64);
      assertThat(labels.shape()).containsExactly(1258, 10);
      assertThat(labels.sumNumber().intValue()).isEqualTo(1258);
      for (int row = 0; row < 1258; row++) {
        assertThat(labels.getFloat(row, batches.label(0, row))).isEqualTo(1f);
      }
      assertThat(features.sumNumber().doubleValue())
          .isCloseTo(sum(part), org.assertj.core.api.Assertions.within(0.1));
    }
  }

  private static double sum(Part part) {
    double sum = 0;
    for (int row = 0; row < part.rows(); row++) {
      for (int column = 0; column < part.columns(); column++) {
        sum += part.feature(row, column);
      }
    }
    return sum;
  }

  @Test
  void forgetsEarlierOrders() {
    Batches twice = new Batches(part, 10, 1258, 1);
    twice.shuffle(1);
    twice.shuffle(2);
    Batches once = new Batches(part, 10, 1258, 1);
    once.shuffle(2);

    assertThat(labels(twice)).isEqualTo(labels(once));
  }

  private static int[] labels(Batches batches) {
    return IntStream.range(0, batches.rows(0)).map(row -> batches.label(0, row)).toArray();
  }
}

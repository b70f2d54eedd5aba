package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.data.Part;
import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.SplitSpec;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ClassPairsTest {
  private static final int CLASSES = 10;
  private Part part;

  @BeforeEach
  void readDigits() throws Exception {
    part =
        Datasets.load(DataSpec.digits(new SplitSpec(0.7, 0.15, 0.15, 1)), FileOpener.LOCAL).train();
  }

  private int[] order(long seed) {
    ClassPairs pairs = new ClassPairs(part, CLASSES);
    int[] order = new int[pairs.rows()];
    pairs.deal(order, seed);
    return order;
  }

  @Test
  void everyRowComesAndOnePerOddClassAgain() {
    int[] order = order(7);

    assertThat(Arrays.stream(order).distinct().sorted())
        .containsExactly(IntStream.range(0, part.rows()).boxed().toArray(Integer[]::new));
    assertThat(order.length - part.rows()).isBetween(0, CLASSES);
  }

  @Test
  void twoNeighboursAreOfOneClass() {
    int[] order = order(7);

    for (int i = 0; i < order.length; i += 2) {
      assertThat(part.label(order[i])).isEqualTo(part.label(order[i + 1]));
      assertThat(order[i]).isNotEqualTo(order[i + 1]);
    }
  }

  /** A random order would have 6.5 of 10 classes in 10 pairs. */
  @Test
  void everyBatchHoldsNearlyAsManyClassesAsItCan() {
    Batches batches = Batches.ofPairs(part, CLASSES, 21);
    batches.shuffle(3);

    for (int batch = 0; batch < batches.count(); batch++) {
      int current = batch;
      assertThat(batches.rows(batch)).isBetween(20, 40).matches(rows -> rows % 2 == 0);
      assertThat(
              IntStream.range(0, batches.rows(batch))
                  .map(row -> batches.label(current, row))
                  .distinct()
                  .count())
          .isGreaterThanOrEqualTo(8);
    }
    assertThat(IntStream.range(0, batches.count()).map(batches::rows).sum())
        .isEqualTo(batches.rows());
  }

  @Test
  void theOrderDependsOnTheSeedAlone() {
    assertThat(order(1)).isEqualTo(order(1)).isNotEqualTo(order(2));
  }
}

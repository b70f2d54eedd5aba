package io.nightjar.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.trial.Shape;
import io.nightjar.trial.SplitSpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitTest {
  private static final SplitSpec USUAL = new SplitSpec(0.7, 0.15, 0.15, 1);

  private static Table table(int... countOfClass) {
    int[] labels =
        IntStream.range(0, countOfClass.length)
            .flatMap(label -> IntStream.generate(() -> label).limit(countOfClass[label]))
            .toArray();
    return new Table(
        new float[labels.length][1],
        labels,
        Collections.nCopies(labels.length, Role.FREE),
        new Shape.Flat(1),
        IntStream.range(0, countOfClass.length).mapToObj(Integer::toString).toList());
  }

  private static long count(Table table, int[] rows, int label) {
    return Arrays.stream(rows).filter(row -> table.label(row) == label).count();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void sharesEveryClassWithinOneRowOfExact(long seed) throws DataException {
    int[] counts = new Random(seed).ints(17, 20, 300).toArray();
    Table table = table(counts);
    SplitSpec spec = new SplitSpec(0.61, 0.22, 0.17, seed);

    List<int[]> parts = Split.of("data", table, spec);

    for (int label = 0; label < counts.length; label++) {
      for (int part = 0; part < 3; part++) {
        assertThat((double) count(table, parts.get(part), label))
            .isCloseTo(spec.shares()[part] * counts[label], within(1.0));
      }
    }
    for (int part = 0; part < 3; part++) {
      assertThat((double) parts.get(part).length)
          .isCloseTo(spec.shares()[part] * table.rows(), within(2.0));
    }
  }

  @Test
  void putsEveryRowInExactlyOnePart() throws DataException {
    Table table = table(50, 31, 7);

    List<int[]> parts = Split.of("data", table, USUAL);

    assertThat(parts.stream().flatMapToInt(Arrays::stream).sorted().toArray())
        .containsExactly(IntStream.range(0, 88).toArray());
  }

  @Test
  void givesEachPartARowOfTheSmallestClass() throws DataException {
    Table table = table(100, 3);

    List<int[]> parts = Split.of("data", table, new SplitSpec(0.98, 0.01, 0.01, 1));

    assertThat(parts).allSatisfy(rows -> assertThat(count(table, rows, 1)).isEqualTo(1));
  }

  @Test
  void isTheSameForOneSeedAndAnotherForAnother() throws DataException {
    Table table = table(50, 50);

    int[] rows = Split.of("data", table, USUAL).get(0);

    assertThat(Split.of("data", table, USUAL).get(0)).isEqualTo(rows);
    assertThat(Split.of("data", table, new SplitSpec(0.7, 0.15, 0.15, 2)).get(0))
        .isNotEqualTo(rows);
  }

  @Test
  void isTheSameOnEveryMachine() throws DataException {
    assertThat(Split.of("data", table(6, 6), USUAL))
        .usingRecursiveComparison()
        .isEqualTo(
            List.of(new int[] {0, 1, 3, 4, 7, 8, 9, 11}, new int[] {5, 6}, new int[] {2, 10}));
  }

  @Test
  void refusesSharesThatAreNotOneInSum() {
    assertThatThrownBy(() -> new SplitSpec(0.7, 0.2, 0.2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid split: 0.7 + 0.2 + 0.2 is not 1");
    assertThatThrownBy(() -> new SplitSpec(0.8, 0, 0.2, 1))
        .hasMessage("Invalid split: 0.8 + 0.0 + 0.2 is not 1");
  }
}

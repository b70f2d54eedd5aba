package io.nightjar.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;
import io.nightjar.trial.SplitSpec;
import org.junit.jupiter.api.Test;

final class ScalingTest {
  private static final int[] FIRST_TWO = {0, 1};

  private static Table table(float... column) {
    TableBuilder table = new TableBuilder();
    for (float value : column) {
      table.add(new float[] {value}, "a", Role.FREE);
    }
    return table.build(new Shape.Flat(1));
  }

  @Test
  void usesMeanAndDeviationOfTheFittedRowsOnly() {
    Table table = table(2, 4, 1000);

    Scaling scaling = Scaling.fit(table, FIRST_TWO);
    scaling.apply(table);

    Part scaled = table.all();
    assertThat(scaling.means()).containsExactly(3);
    assertThat(scaling.deviations()).containsExactly(1);

    assertThat(scaled.feature(0, 0)).isEqualTo(-1f);
    assertThat(scaled.feature(1, 0)).isEqualTo(1f);
    assertThat(scaled.feature(2, 0)).isEqualTo(997f);
  }

  @Test
  void turnsAConstantFeatureIntoZeroEverywhere() {
    Table table = table(0.1f, 0.1f, 5);

    Scaling scaling = Scaling.fit(table, FIRST_TWO);
    scaling.apply(table);

    assertThat(scaling.deviations()).containsExactly(Double.POSITIVE_INFINITY);
    assertThat(table.all().feature(0, 0)).isZero();
    assertThat(table.all().feature(2, 0)).isZero();
  }

  @Test
  void standardisesTheTrainPartOfTheDigits() throws DataException {
    Part train =
        Dataset.of(DataSpec.digits(new SplitSpec(0.7, 0.15, 0.15, 1)), FileOpener.LOCAL).train();
    for (int column = 0; column < train.columns(); column++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < train.rows(); row++) {
        sum += train.feature(row, column);
        squares += Math.pow(train.feature(row, column), 2);
      }
      assertThat(sum / train.rows()).isCloseTo(0, within(1e-5));
      assertThat(squares == 0 ? 1 : squares / train.rows()).isCloseTo(1, within(1e-4));
    }
  }
}

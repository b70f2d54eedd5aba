package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class LossWarpTest {

  @Test
  void keepsTheOrder() {
    double[] losses = DoubleStream.iterate(1, loss -> loss * 3).limit(20).toArray();
    assertThat(LossWarp.warped(losses)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void hasMeanZeroAndVarianceOne() {
    double[] warped = LossWarp.warped(new double[] {5, 1, 2, 1e9, 3, 3, 70});
    assertThat(Arrays.stream(warped).average().orElseThrow()).isCloseTo(0, within(1e-9));
    assertThat(Arrays.stream(warped).map(loss -> loss * loss).average().orElseThrow())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void drawsInAnEnormousLoss() {
    // Their mere standard scores are 0.01 apart.
    double[] warped = LossWarp.warped(new double[] {1, 2, 3, 4, 5, 1e3});
    assertThat(warped[4] - warped[0]).isGreaterThan(0.05);
  }

  @Test
  void failuresAreWorseThanTheWorst() {
    double[] warped = LossWarp.warped(new double[] {1, Double.NaN, 2, 3, Double.NaN});
    assertThat(warped[1]).isGreaterThan(warped[3]).isEqualTo(warped[4]);
  }

  @Test
  void nothingToTellApartIsAllZero() {
    assertThat(LossWarp.warped(new double[] {7, 7, 7})).containsOnly(0);
    assertThat(LossWarp.warped(new double[] {Double.NaN, Double.NaN})).containsOnly(0);
  }
}

package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;

final class CmaEsDistributionTest {
  private static final CmaEsSettings FIVE = CmaEsSettings.of(5);

  @Test
  void constantsAreThoseOfTheTutorial() {
    assertThat(FIVE.population()).isEqualTo(8);
    assertThat(Arrays.stream(FIVE.weights()).sum()).isCloseTo(1, within(1e-12));
    assertThat(FIVE.effective()).isCloseTo(2.600, within(1e-3));
    assertThat(FIVE.stepDecay()).isCloseTo(0.365, within(1e-3));
    assertThat(FIVE.rankOne()).isCloseTo(2 / (6.3 * 6.3 + 2.600), within(1e-4));
  }

  /** An ellipsoid with axes of 1 to 1000, which no round distribution could follow. */
  @Test
  void adaptsToNarrowValley() {
    RandomGenerator random = new Well19937c(3);
    CmaEsDistribution distribution =
        CmaEsDistribution.around(new double[] {0.8, 0.8, 0.2, 0.8, 0.2}, FIVE);
    for (int generation = 0; generation < 250; generation++) {
      CmaEsDistribution current = distribution;
      distribution =
          current.next(
              Stream.generate(() -> draw(current, random))
                  .limit(FIVE.population())
                  .sorted(Comparator.comparingDouble(CmaEsDistributionTest::valley))
                  .toList());
    }
    CmaEsDistribution last = distribution;
    double[] mean = {last.mean(0), last.mean(1), last.mean(2), last.mean(3), last.mean(4)};
    assertThat(valley(mean)).isLessThan(1e-6);
  }

  private static double[] draw(CmaEsDistribution distribution, RandomGenerator random) {
    double[] point = distribution.deviate(random);
    for (int i = 0; i < point.length; i++) {
      point[i] += distribution.mean(i);
    }
    return point;
  }

  private static double valley(double[] point) {
    double sum = 0;
    double scale = 1;
    for (double coordinate : point) {
      sum += scale * (coordinate - 0.5) * (coordinate - 0.5);
      scale *= 5.6;
    }
    return sum;
  }

  @Test
  void marginKeepsDiscreteDimensionsMoving() {
    Axis axis = Axis.of(Parameter.of("n", new IntegerRange(1, 5, Scale.LINEAR)));
    CmaEsSettings one = CmaEsSettings.of(1);
    CmaEsMargin margin = new CmaEsMargin(List.of(axis), one);
    CmaEsDistribution narrow = CmaEsDistribution.around(new double[] {0.5}, one);
    double[] middle = {0.5};
    for (int i = 0; i < 50; i++) {
      narrow = narrow.next(List.of(middle, middle, middle, middle));
    }
    assertThat(narrow.deviation(0)).isLessThan(1e-3);
    CmaEsDistribution settled = narrow;
    RandomGenerator random = new Well19937c(3);
    assertThat(
            Stream.generate(() -> margin.sample(settled, random)[0])
                .limit(400)
                .filter(unit -> unit < 0.4 || unit > 0.6))
        .hasSizeBetween(20, 200);
  }
}

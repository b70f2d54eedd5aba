package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.List;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

final class ParzenDensityTest {
  private static final SearchSpace FLOAT =
      SearchSpace.of(Parameter.of("x", new FloatRange(0, 1, Scale.LINEAR)));

  private static ParzenDensity density(SearchSpace space, List<double[]> units) {
    List<Axis> axes = space.varied().stream().map(Axis::of).toList();
    List<Point> points = units.stream().map(unit -> Point.of(space, space.fromUnit(unit))).toList();
    int[] group = new int[axes.size()];
    for (int i = 0; i < group.length; i++) {
      group[i] = i;
    }
    return ParzenSample.of(points).density(axes, group);
  }

  @Test
  void densityOverAnIntervalSumsToOne() {
    ParzenDensity density =
        density(FLOAT, List.of(new double[] {0}, new double[] {0.02}, new double[] {0.9}));
    double sum = 0;
    for (int i = 0; i < 1000; i++) {
      sum += FastMath.exp(density.log(new double[] {(i + 0.5) / 1000})) / 1000;
    }
    assertThat(sum).isCloseTo(1, within(1e-4));
  }

  @Test
  void massesOfCellsSumToOne() {
    SearchSpace space =
        SearchSpace.of(
            SearcherContract.MIXED.parameters().get(1), SearcherContract.MIXED.parameters().get(5));
    ParzenDensity density =
        density(space, List.of(new double[] {0.2, 0.2}, new double[] {0.9, 0.6}));
    double sum = 0;
    for (int i = 0; i < 9; i++) {
      double[] cell = {(i % 3 + 0.5) / 3, (Math.floorDiv(i, 3) + 0.5) / 3};
      sum += FastMath.exp(density.log(cell));
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
  }

  @Test
  void samplesFollowTheDensity() {
    ParzenDensity density =
        density(FLOAT, List.of(new double[] {0.1}, new double[] {0.1}, new double[] {0.8}));
    RandomGenerator random = new Well19937c(1);
    int draws = 20_000;
    int[] counts = new int[10];
    for (int i = 0; i < draws; i++) {
      counts[(int) (density.sample(random)[0] * 10)]++;
    }
    for (int i = 0; i < 10; i++) {
      double expected = 0;
      for (int j = 0; j < 100; j++) {
        expected += FastMath.exp(density.log(new double[] {(i * 100 + j + 0.5) / 1000})) / 1000;
      }
      assertThat(counts[i] / (double) draws).isCloseTo(expected, within(0.02));
    }
  }

  @Test
  void withoutPointsItIsUniform() {
    assertThat(density(FLOAT, List.of()).log(new double[] {0.3})).isCloseTo(0, within(1e-12));
  }

  @Test
  void samplesGivenAChoiceWeighWhatIsNearIt() {
    SearchSpace space = Landscape.BRANCHES.space();
    List<Axis> axes = space.varied().stream().map(Axis::of).toList();
    List<int[]> groups = Groups.of(space);
    Configuration near = space.fromUnit(new double[] {0.1, 0.1, 0.5, 0.9, 0.1});
    Configuration far = space.fromUnit(new double[] {0.9, 0.9, 0.5, 0.9, 0.9});
    ParzenSample sample = ParzenSample.of(List.of(Point.of(space, near), Point.of(space, far)));
    int[] root = groups.get(0);
    double[] chosen = new double[root.length];
    for (int i = 0; i < root.length; i++) {
      chosen[i] = Point.of(space, near).unit()[root[i]];
    }
    double[] weights = sample.given(root, sample.density(axes, root), chosen).logWeights();
    assertThat(weights[0]).isGreaterThan(weights[1] + 1);
  }
}

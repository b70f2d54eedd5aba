package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GpLikelihoodTest {
  private static final GpFeatures FEATURES = new GpFeatures(SearcherContract.MIXED);

  private static GpLikelihood likelihood() {
    List<Point> points =
        SearcherContract.first(20, new RandomSearcher(SearcherContract.MIXED, 3)).stream()
            .map(configuration -> Point.of(SearcherContract.MIXED, configuration))
            .toList();
    double[] losses =
        points.stream().mapToDouble(point -> point.unit()[0] - point.unit()[2]).toArray();
    return new GpLikelihood(
        FEATURES,
        points.stream().map(FEATURES::of).toArray(double[][]::new),
        LossWarp.warped(losses),
        new GpPrior(FEATURES));
  }

  @Test
  void gradientIsThatOfTheValue() {
    GpLikelihood likelihood = likelihood();
    double[] at = new double[FEATURES.count() + 2];
    Arrays.setAll(at, i -> 0.3 * i - 1);
    double[] gradient = likelihood.at(at).gradient();
    for (int i = 0; i < at.length; i++) {
      assertThat(gradient[i])
          .isCloseTo(
              (moved(likelihood, at, i, 1e-5) - moved(likelihood, at, i, -1e-5)) / 2e-5,
              within(1e-5));
    }
  }

  private static double moved(GpLikelihood likelihood, double[] at, int index, double by) {
    double[] moved = at.clone();
    moved[index] += by;
    return likelihood.at(moved).value();
  }

  @Test
  void withoutNoiseTwinsHaveNoLikelihood() {
    double[] point =
        FEATURES.of(
            Point.of(
                SearcherContract.MIXED,
                new RandomSearcher(SearcherContract.MIXED, 3).propose().orElseThrow()));
    GpLikelihood twins =
        new GpLikelihood(
            FEATURES, new double[][] {point, point}, new double[] {-1, 1}, new GpPrior(FEATURES));
    double[] noiseless = new double[FEATURES.count() + 2];
    noiseless[FEATURES.count() + 1] = -100;
    assertThat(twins.at(noiseless).value()).isInfinite();
  }
}

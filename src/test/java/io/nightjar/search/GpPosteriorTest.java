package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import org.junit.jupiter.api.Test;

final class GpPosteriorTest {
  private static final GpFeatures LINE =
      new GpFeatures(SearchSpace.of(Parameter.of("x", new FloatRange(0, 1, Scale.LINEAR))));

  private static GpPosterior posterior(double noise) {
    return new GpPosterior(
        LINE,
        new GpKernel(new double[] {4}, 1, noise),
        new double[][] {{0.2}, {0.8}},
        new double[] {-1, 1});
  }

  @Test
  void withoutNoiseItPassesThroughTheValues() {
    GpPosterior.Belief belief = posterior(1e-8).at(new double[] {0.2});
    assertThat(belief.mean()).isCloseTo(-1, within(1e-6));
    assertThat(belief.deviation()).isLessThan(1e-3);
  }

  @Test
  void withNoiseItShrinksThem() {
    assertThat(posterior(1).at(new double[] {0.2}).mean()).isBetween(-0.9, -0.1);
  }

  @Test
  void farAwayItKnowsNothing() {
    GpPosterior.Belief belief = posterior(0.1).at(new double[] {50});
    assertThat(belief.mean()).isCloseTo(0, within(1e-9));
    assertThat(belief.deviation()).isCloseTo(1, within(1e-9));
  }

  @Test
  void beliefInAwaitedPointsLeavesTheMeanAndTakesDoubt() {
    GpPosterior before = posterior(0.1);
    GpPosterior after = before.believing(new double[][] {{0.5}, {0.4}});
    double[] near = {0.45};
    assertThat(after.mean(near)).isCloseTo(before.mean(near), within(1e-9));
    assertThat(after.at(near).deviation()).isLessThan(before.at(near).deviation() * 0.8);
    assertThat(before.believing(new double[0][])).isSameAs(before);
  }
}

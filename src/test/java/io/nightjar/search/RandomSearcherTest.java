package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class RandomSearcherTest implements SearcherContract {
  private static final int DRAWS = 10_000;

  @Override
  public SearcherSpec spec() {
    return new SearcherSpec(SearcherSpec.Kind.RANDOM, SearcherSpec.DEFAULT_POINTS);
  }

  @Test
  void drawsUniformlyAndIndependently() {
    SearchSpace square =
        SearchSpace.of(
            Parameter.of("x", new FloatRange(0, 1, Scale.LINEAR)),
            Parameter.of("y", new FloatRange(0, 1, Scale.LINEAR)));
    List<Configuration> drawn = SearcherContract.first(DRAWS, searcher(square, 3));
    double fourSigma = 4 * Math.sqrt(1.0 / 12 / DRAWS);
    assertThat(mean(drawn.stream().mapToDouble(c -> c.number("x"))))
        .isCloseTo(0.5, within(fourSigma));
    assertThat(mean(drawn.stream().mapToDouble(c -> c.number("y"))))
        .isCloseTo(0.5, within(fourSigma));
    double covariance =
        mean(drawn.stream().mapToDouble(c -> (c.number("x") - 0.5) * (c.number("y") - 0.5)));
    assertThat(covariance).isCloseTo(0, offset(4.0 / 12 / Math.sqrt(DRAWS)));
  }

  private static double mean(DoubleStream values) {
    return values.average().orElseThrow();
  }
}

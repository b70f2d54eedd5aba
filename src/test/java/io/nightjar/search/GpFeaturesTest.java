package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.space.Categories;
import io.nightjar.space.Condition;
import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GpFeaturesTest {
  /** Features: momentum, optimizer, rate, and whether there is a momentum. */
  private static final SearchSpace SPACE =
      SearchSpace.of(
          Parameter.of("optimizer", new Categories(List.of("sgd", "momentum", "adam"))),
          Parameter.of("rate", new FloatRange(0, 1, Scale.LINEAR)),
          Parameter.of("momentum", new FloatRange(0, 1, Scale.LINEAR))
              .when(new Condition("optimizer", Set.of("momentum"))));

  private static double[] apart(Map<String, Object> a, Map<String, Object> b) {
    GpFeatures features = new GpFeatures(SPACE);
    double[] one = features.of(Point.of(SPACE, new Configuration(a)));
    double[] other = features.of(Point.of(SPACE, new Configuration(b)));
    double[] apart = new double[features.count()];
    for (int i = 0; i < apart.length; i++) {
      apart[i] = features.apart(i, one[i], other[i]);
    }
    return apart;
  }

  @Test
  void categoriesDifferAllAlike() {
    assertThat(
            apart(
                Map.of("optimizer", "sgd", "rate", 0.5), Map.of("optimizer", "adam", "rate", 0.5)))
        .containsExactly(0, 1, 0, 0);
  }

  @Test
  void numbersDifferByTheirSquare() {
    assertThat(
            apart(Map.of("optimizer", "sgd", "rate", 0.5), Map.of("optimizer", "sgd", "rate", 0.8)))
        .containsExactly(new double[] {0, 0, 0.09, 0}, within(1e-12));
  }

  @Test
  void activityHasADistanceOfItsOwn() {
    assertThat(
            apart(
                Map.of("optimizer", "sgd", "rate", 0.5),
                Map.of("optimizer", "momentum", "rate", 0.5, "momentum", 0.5)))
        .containsExactly(0, 1, 0, 1);
  }
}

package io.nightjar.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SearchSpaceTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          Parameter.of("optimizer", new Categories(List.of("sgd", "momentum", "adam", "nadam"))),
          Parameter.of("momentum", new OrderedChoices(List.of(0.8, 0.9)))
              .when(new Condition("optimizer", Set.of("momentum"))),
          Parameter.by(
              "width",
              "optimizer",
              Map.of("sgd", new Fixed(8L)),
              new IntegerRange(1, 3, Scale.LINEAR)));

  @Test
  void sizeCountsOnlyActiveParameters() {
    assertThat(SPACE.size()).hasValue(BigInteger.valueOf(1 + 2 * 3 + 3 + 3));
  }

  @Test
  void everyPositionHoldsAnotherConfiguration() {
    Set<Configuration> seen = new HashSet<>();
    for (int i = 0; i < 13; i++) {
      Configuration configuration = SPACE.at(BigInteger.valueOf(i));
      assertThat(SPACE.contains(configuration)).isTrue();
      seen.add(configuration);
    }
    assertThat(seen).hasSize(13);
  }
}

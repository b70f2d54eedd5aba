package io.nightjar.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReachTest {
  private static final FloatRange HIGH = new FloatRange(1e-2, 1e-1, Scale.LOG);
  private static final FloatRange LOW = new FloatRange(1e-3, 1e-2, Scale.LOG);
  private static final SearchSpace SPACE =
      SearchSpace.of(
          Parameter.of("optimizer", new Categories(List.of("sgd", "momentum", "adam"))),
          Parameter.by("learning-rate", "optimizer", Map.of("sgd", HIGH), LOW),
          Parameter.of("batch-size", new IntegerRange(4, 4096, Scale.LOG)),
          Parameter.of("batch-norm", new Categories(List.of(true, false)))
              .when(new Condition("batch-size", Set.of(4L, 5L, 7L))),
          Parameter.of("position", new Categories(List.of("before", "after")))
              .when(
                  new Condition("batch-norm", Set.of(true)),
                  new Condition("optimizer", Set.of("sgd", "adam"))),
          Parameter.of("never", new Fixed(1L)).when(new Condition("optimizer", Set.of("lion"))));

  @Test
  void rangesMeetWhereTheyOverlap() {
    assertThat(admits("batch-size", new IntegerRange(1, 4, Scale.LINEAR))).isTrue();
    assertThat(admits("batch-size", new IntegerRange(1, 3, Scale.LINEAR))).isFalse();
    assertThat(admits("batch-size", new IntegerRange(100, 200, Scale.LINEAR))).isTrue();
    assertThat(admits("batch-size", new IntegerRange(4096, 9999, Scale.LINEAR))).isTrue();
    assertThat(admits("batch-size", new Fixed(77L))).isTrue();
    assertThat(admits("learning-rate", new FloatRange(0.05, 0.06, Scale.LINEAR))).isTrue();
    assertThat(admits("learning-rate", new FloatRange(0.2, 0.6, Scale.LINEAR))).isFalse();
  }

  @Test
  void conditionsDecideWhatCanStandTogether() {
    assertThat(admits("batch-norm", new Fixed(true), "batch-size", new Fixed(7L))).isTrue();
    assertThat(admits("batch-norm", new Fixed(true), "batch-size", new Fixed(6L))).isFalse();
    assertThat(admits("position", new Fixed("after"), "optimizer", new Fixed("adam"))).isTrue();
    assertThat(admits("position", new Fixed("after"), "optimizer", new Fixed("momentum")))
        .isFalse();
    assertThat(admits("position", new Fixed("after"), "batch-norm", new Fixed(false))).isFalse();
    assertThat(admits("learning-rate", new Fixed(0.05), "optimizer", new Fixed("adam"))).isFalse();
    assertThat(admits("learning-rate", new Fixed(0.05), "optimizer", new Fixed("sgd"))).isTrue();
  }

  @Test
  void aValueBetweenNamedOnesIsFound() {
    SearchSpace space =
        SearchSpace.of(
            Parameter.of("depth", new IntegerRange(1, 5, Scale.LINEAR)),
            Parameter.by(
                "width",
                "depth",
                Map.of(1L, new Fixed(1L), 2L, new Fixed(2L), 4L, new Fixed(4L), 5L, new Fixed(5L)),
                new Fixed(9L)));
    assertThat(space.domains("width", Map.of()))
        .containsExactlyInAnyOrder(
            new Fixed(1L), new Fixed(2L), new Fixed(4L), new Fixed(5L), new Fixed(9L));
  }

  @Test
  void whatIsNeverActiveIsNotAdmitted() {
    assertThat(admits("never", new Fixed(1L))).isFalse();
    assertThat(SPACE.domains("never", Map.of())).isEmpty();
    assertThat(admits("unknown", new Fixed(1L))).isFalse();
    assertThat(SPACE.domains("unknown", Map.of())).isEmpty();
    assertThat(SPACE.domains("optimizer", Map.of("unknown", new Fixed(1L)))).isEmpty();
  }

  @Test
  void domainsFollowTheParentsThatAreLeft() {
    assertThat(SPACE.domains("learning-rate", Map.of())).containsExactlyInAnyOrder(HIGH, LOW);
    assertThat(SPACE.domains("learning-rate", Map.of("optimizer", new Fixed("sgd"))))
        .containsExactly(HIGH);
    assertThat(SPACE.domains("learning-rate", Map.of("position", new Fixed("after"))))
        .containsExactlyInAnyOrder(HIGH, LOW);
    assertThat(SPACE.domains("learning-rate", Map.of("optimizer", new Fixed("lion")))).isEmpty();
  }

  @Test
  void agreesWithWhatPositionsShow() {
    RandomSpaces spaces = new RandomSpaces(13);
    for (int i = 0; i < 100; i++) {
      SearchSpace space = spaces.next();
      for (Parameter parameter : space.parameters()) {
        boolean seen = false;
        for (int at = 0; at < space.size().orElseThrow().intValue(); at++) {
          seen |= space.at(BigInteger.valueOf(at)).has(parameter.name());
        }
        assertThat(!space.domains(parameter.name(), Map.of()).isEmpty()).isEqualTo(seen);
      }
    }
  }

  private static boolean admits(String name, Domain domain) {
    return SPACE.admits(Map.of(name, domain));
  }

  private static boolean admits(String one, Domain first, String other, Domain second) {
    return SPACE.admits(Map.of(one, first, other, second));
  }
}

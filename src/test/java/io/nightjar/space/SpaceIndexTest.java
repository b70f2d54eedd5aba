package io.nightjar.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SpaceIndexTest {
  private static final BigInteger TRILLION = BigInteger.TEN.pow(12);

  private static final Domain DIGIT = new IntegerRange(0, 9, Scale.LINEAR);

  @Test
  void everyPositionHoldsAnotherConfigurationAndNoneIsMissing() {
    RandomSpaces spaces = new RandomSpaces(11);
    for (int i = 0; i < 300; i++) {
      SearchSpace space = spaces.next();
      Set<Configuration> listed = listed(space);
      Set<Configuration> positions = new HashSet<>();
      for (int at = 0; at < listed.size(); at++) {
        positions.add(space.at(BigInteger.valueOf(at)));
      }
      assertThat(space.size()).hasValue(BigInteger.valueOf(listed.size()));
      assertThat(positions).isEqualTo(listed);
    }
  }

  @Test
  void everyConfigurationOfARandomSpaceComesBackFromTheCube() {
    RandomSpaces spaces = new RandomSpaces(12);
    for (int i = 0; i < 100; i++) {
      SearchSpace space = spaces.next();
      for (Configuration configuration : listed(space)) {
        assertThat(space.contains(configuration)).isTrue();
        assertThat(space.fromUnit(space.toUnit(configuration))).isEqualTo(configuration);
      }
    }
  }

  /** By trying every value of every active parameter, which only a small space can bear. */
  private static Set<Configuration> listed(SearchSpace space) {
    List<Map<String, Object>> chosen = List.of(Map.of());
    for (Parameter parameter : ParameterOrder.parentsFirst(space.parameters())) {
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> values : chosen) {
        parameter
            .domainGiven(values)
            .ifPresentOrElse(
                domain -> longer.addAll(withEach(values, parameter.name(), domain)),
                () -> longer.add(values));
      }
      chosen = longer;
    }
    Set<Configuration> listed = new HashSet<>();
    chosen.forEach(values -> listed.add(new Configuration(values)));
    return listed;
  }

  private static List<Map<String, Object>> withEach(
      Map<String, Object> values, String name, Domain domain) {
    return IntStream.range(0, domain.size().orElseThrow().intValue())
        .mapToObj(index -> domain.at(BigInteger.valueOf(index)))
        .map(
            value -> {
              Map<String, Object> with = new HashMap<>(values);
              with.put(name, value);
              return with;
            })
        .toList();
  }

  @Test
  void aTrillionConfigurationsAreNumberedWithoutBeingListed() {
    SearchSpace space =
        new SearchSpace(
            IntStream.range(0, 12)
                .mapToObj(i -> Parameter.of("p" + (char) ('a' + i), DIGIT))
                .toList());
    assertThat(space.size()).hasValue(TRILLION);
    assertThat(space.at(BigInteger.ZERO).values().values()).containsOnly(0L);
    assertThat(space.at(TRILLION.subtract(BigInteger.ONE)).values().values()).containsOnly(9L);
    assertThat(space.at(new BigInteger("123456789012")).values().values())
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 0L, 1L, 2L);
  }

  @Test
  void aParentWithATrillionValuesIsCountedByTheValuesThatMatter() {
    SearchSpace space =
        SearchSpace.of(
            Parameter.of("big", new IntegerRange(1, 1_000_000_000_000L, Scale.LINEAR)),
            Parameter.of("child", new Categories(List.of("x", "y", "z")))
                .when(new Condition("big", Set.of(1L, 500L, 1_000_000_000_000L))));
    assertThat(space.size()).hasValue(TRILLION.add(BigInteger.valueOf(6)));
    Set<Configuration> last = new HashSet<>();
    for (int i = 1; i <= 100; i++) {
      Configuration configuration =
          space.at(TRILLION.add(BigInteger.valueOf(6)).subtract(BigInteger.valueOf(i)));
      assertThat(space.contains(configuration)).isTrue();
      last.add(configuration);
    }
    assertThat(last).hasSize(100);
  }

  @Test
  void independentParentsMultiplyConfigurationsNotWork() {
    int parents = 40;
    SearchSpace space =
        new SearchSpace(
            Stream.concat(
                    IntStream.range(0, parents)
                        .mapToObj(i -> Parameter.of("p" + i, new Categories(List.of(true, false)))),
                    IntStream.range(0, parents)
                        .mapToObj(
                            i ->
                                Parameter.of("c" + i, new IntegerRange(1, 9, Scale.LINEAR))
                                    .when(new Condition("p" + i, Set.of(true)))))
                .toList());
    BigInteger size = BigInteger.TEN.pow(parents);
    assertThat(space.size()).hasValue(size);
    assertThat(space.contains(space.at(size.divide(BigInteger.valueOf(7))))).isTrue();
  }

  @Test
  void positionsOutsideAreRefused() {
    SearchSpace space = SearchSpace.of(Parameter.of("p", new Categories(List.of("a", "b"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> space.at(BigInteger.TWO))
        .withMessage("Invalid position: 2 of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> space.at(BigInteger.ONE.negate()))
        .withMessage("Invalid position: -1 of 2");
  }

  @Test
  void aSpaceWithoutParametersHasOneConfiguration() {
    SearchSpace space = SearchSpace.of();
    assertThat(space.size()).hasValue(BigInteger.ONE);
    assertThat(space.at(BigInteger.ZERO).values()).isEmpty();
    assertThat(space.fromUnit(new double[0]).values()).isEmpty();
  }
}

package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.space.Categories;
import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SobolSearcherTest implements SearcherContract {

  @Override
  public SearcherSpec spec() {
    return new SearcherSpec(SearcherSpec.Kind.SOBOL, SearcherSpec.DEFAULT_POINTS);
  }

  private static SearchSpace cube(int dimensions) {
    return new SearchSpace(
        IntStream.range(0, dimensions)
            .mapToObj(i -> Parameter.of("x" + i, new FloatRange(0, 1, Scale.LINEAR)))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, -4})
  void everyDimensionIsStratified(long seed) {
    List<Configuration> points = SearcherContract.first(64, searcher(cube(12), seed));
    for (int i = 0; i < 12; i++) {
      String name = "x" + i;
      assertThat(points.stream().map(point -> (int) (point.number(name) * 64)))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 64).boxed().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, -4})
  void firstTwoDimensionsAreStratifiedTogether(long seed) {
    List<Configuration> points = SearcherContract.first(64, searcher(cube(2), seed));
    assertThat(points.stream().map(point -> 8 * eighth(point, "x0") + eighth(point, "x1")))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 64).boxed().toList());
  }

  private static int eighth(Configuration point, String name) {
    return (int) (point.number(name) * 8);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, -4})
  void choicesBalance(long seed) {
    SearchSpace space =
        SearchSpace.of(
            Parameter.of("four", new Categories(List.of("a", "b", "c", "d"))),
            Parameter.of("flag", new Categories(List.of(true, false))));
    List<Configuration> points = SearcherContract.first(64, searcher(space, seed));
    assertThat(counts(points, "four")).isEqualTo(Map.of("a", 16L, "b", 16L, "c", 16L, "d", 16L));
    assertThat(counts(points, "flag")).isEqualTo(Map.of(true, 32L, false, 32L));
  }

  private static Map<Object, Long> counts(List<Configuration> points, String name) {
    return points.stream()
        .map(point -> point.values().getOrDefault(name, "none"))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  @Test
  void everySinglePointIsUniformOverSeeds() {
    List<Double> firsts =
        IntStream.range(0, 1000)
            .mapToObj(seed -> searcher(cube(1), seed).propose().orElseThrow().number("x0"))
            .toList();
    assertThat(firsts.stream().collect(Collectors.groupingBy(x -> (int) (x * 4))).values())
        .hasSize(4)
        .allSatisfy(quarter -> assertThat(quarter).hasSizeBetween(190, 310));
  }

  @Test
  void dimensionsAreScrambledApart() {
    Configuration first = searcher(cube(3), 1).propose().orElseThrow();
    assertThat(List.of(first.number("x0"), first.number("x1"), first.number("x2")))
        .doesNotHaveDuplicates();
  }

  @Test
  void usesAllDimensionsOfTheSequence() {
    assertThat(searcher(cube(1000), 1).propose().orElseThrow().values()).hasSize(1000);
  }

  @Test
  void moreDimensionsThanTheSequenceHasAreRefused() {
    assertThatThrownBy(() -> searcher(cube(1001), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot search with sobol: 1001 parameters vary, its sequence has 1000 dimensions;"
                + " use random");
  }
}

package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.space.Categories;
import io.nightjar.space.Condition;
import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GridSearcherTest implements SearcherContract {

  @Override
  public SearcherSpec spec() {
    return new SearcherSpec(SearcherSpec.Kind.GRID, 5);
  }

  @Test
  void floatRangeIsCutEvenlyInUnitSpaceWithBothEnds() {
    SearchSpace space = SearchSpace.of(Parameter.of("x", new FloatRange(1e-4, 1, Scale.LOG)));
    List<Double> visited =
        SearcherContract.first(100, searcher(space, 1)).stream()
            .map(point -> point.number("x"))
            .sorted()
            .toList();
    assertThat(visited).hasSize(5);
    for (int i = 0; i < 5; i++) {
      assertThat(Math.log10(visited.get(i))).isCloseTo(i - 4.0, within(1e-9));
    }
    assertThat(visited).startsWith(1e-4).endsWith(1.0);
  }

  @Test
  void everyPointIsVisitedOnceAndThenNoMore() {
    SearchSpace space =
        SearchSpace.of(
            Parameter.of("x", new FloatRange(0, 1, Scale.LINEAR)),
            Parameter.of("n", new IntegerRange(1, 7, Scale.LINEAR)),
            Parameter.of("c", new Categories(List.of("a", "b", "c"))));
    Searcher searcher = searcher(space, 1);
    assertThat(SearcherContract.first(5 * 7 * 3, searcher))
        .hasSize(5 * 7 * 3)
        .doesNotHaveDuplicates();
    assertThat(searcher.propose()).isEmpty();
    assertThat(searcher.propose()).isEmpty();
  }

  @Test
  void conditionalPointsAreVisitedOnce() {
    SearchSpace space =
        SearchSpace.of(
            Parameter.of("optimizer", new Categories(List.of("sgd", "momentum", "adam"))),
            Parameter.by(
                "learning-rate",
                "optimizer",
                Map.of("adam", new FloatRange(1e-3, 1e-2, Scale.LOG)),
                new FloatRange(1e-2, 1e-1, Scale.LOG)),
            Parameter.of("momentum", new FloatRange(0.8, 0.99, Scale.LINEAR))
                .when(new Condition("optimizer", Set.of("momentum"))));
    // Five rates for sgd and adam, and for momentum each with five momenta.
    int size = 5 + 5 + 5 * 5;
    assertThat(SearcherContract.first(size + 1, searcher(space, 1)))
        .hasSize(size)
        .doesNotHaveDuplicates()
        .allMatch(space::contains);
  }

  @Test
  void hugeGridIsNeverListed() {
    SearchSpace space =
        new SearchSpace(
            IntStream.range(0, 40)
                .mapToObj(i -> Parameter.of("n" + i, new IntegerRange(1, 10, Scale.LINEAR)))
                .toList());
    List<Configuration> points = SearcherContract.first(200, searcher(space, 1));
    assertThat(points).hasSize(200).doesNotHaveDuplicates();
    assertThat(points).extracting(point -> point.integer("n0")).contains(1, 10);
    assertThat(points).extracting(point -> point.integer("n39")).contains(1, 10);
  }

  @Test
  void rangeTooNarrowForItsPointsHasFewer() {
    SearchSpace space =
        SearchSpace.of(Parameter.of("x", new FloatRange(1, Math.nextUp(1.0), Scale.LINEAR)));
    assertThat(SearcherContract.first(100, searcher(space, 1))).hasSize(2);
  }
}

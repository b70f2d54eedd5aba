package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Categories;
import io.nightjar.space.Choices;
import io.nightjar.space.Condition;
import io.nightjar.space.Configuration;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every searcher keeps to; an implementation costs one line. */
interface SearcherContract {
  /** A space with every kind of parameter. */
  SearchSpace MIXED =
      SearchSpace.of(
          Parameter.of("depth", new Fixed(2L)),
          Parameter.of("optimizer", new Categories(List.of("sgd", "momentum", "adam"))),
          Parameter.by(
              "learning-rate",
              "optimizer",
              Map.of("adam", new FloatRange(1e-3, 1e-2, Scale.LOG)),
              new FloatRange(1e-2, 1e-1, Scale.LOG)),
          Parameter.of("momentum", new FloatRange(0.8, 0.99, Scale.LINEAR))
              .when(new Condition("optimizer", Set.of("momentum"))),
          Parameter.of("batch-size", new IntegerRange(16, 256, Scale.LOG)),
          Parameter.of("width", new OrderedChoices(List.of(64L, 128L, 256L))));

  int TRIALS = 200;

  /** All of {@link #MIXED} that has an order and no condition. */
  SearchSpace NUMERIC =
      SearchSpace.of(
          Parameter.of("depth", new Fixed(2L)),
          Parameter.of("dropout", new FloatRange(0, 0.5, Scale.LINEAR)),
          Parameter.of("learning-rate", new FloatRange(1e-3, 1e-1, Scale.LOG)),
          Parameter.of("batch-size", new IntegerRange(16, 256, Scale.LOG)),
          Parameter.of("width", new OrderedChoices(List.of(64L, 128L, 256L))));

  SearcherSpec spec();

  /** A space that the searcher serves. */
  default SearchSpace space() {
    return MIXED;
  }

  default Searcher searcher(SearchSpace space, long seed) {
    return Searchers.create(spec(), SearchProblem.of(space, Tables.GOALS, TRIALS, seed));
  }

  static List<Configuration> first(int count, Searcher searcher) {
    return Stream.generate(searcher::propose).limit(count).flatMap(Optional::stream).toList();
  }

  @Test
  default void proposesWhatIsInTheSpace() {
    List<Configuration> proposed = first(200, searcher(space(), 1));
    assertThat(proposed).hasSize(200).allMatch(space()::contains);
  }

  @Test
  default void reachesEveryChoice() {
    List<Configuration> proposed = first(200, searcher(space(), 1));
    for (Parameter parameter : space().parameters()) {
      if (parameter.domain() instanceof Choices choices) {
        assertThat(proposed)
            .extracting(configuration -> configuration.find(parameter.name()))
            .containsAll(choices.values());
      }
    }
  }

  @Test
  default void sameSeedSameProposals() {
    assertThat(first(50, searcher(space(), 7))).isEqualTo(first(50, searcher(space(), 7)));
  }

  @Test
  default void otherSeedOtherProposals() {
    assertThat(first(50, searcher(space(), 7))).isNotEqualTo(first(50, searcher(space(), 8)));
  }

  @Test
  default void servesSpaceWithNothingToVary() {
    SearchSpace fixed = SearchSpace.of(Parameter.of("depth", new Fixed(2L)));
    assertThat(searcher(fixed, 1).propose()).hasValue(new Configuration(Map.of("depth", 2L)));
  }
}

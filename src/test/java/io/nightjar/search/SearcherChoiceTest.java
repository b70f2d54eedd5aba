package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Categories;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearcherChoiceTest {
  private static final SearcherSpec AUTO =
      new SearcherSpec(SearcherSpec.Kind.AUTO, SearcherSpec.DEFAULT_POINTS);

  private static SearchSpace ranges(int count) {
    return new SearchSpace(
        IntStream.range(0, count)
            .mapToObj(i -> Parameter.of("p" + i, new FloatRange(0, 1, Scale.LINEAR)))
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "1, SOBOL, 1 trial is too few to learn from",
    "4, SOBOL, 4 trials are too few to learn from",
    "5, ENSEMBLE, 5 trials of 3 parameters are few enough to make the most of each",
    "500, ENSEMBLE, 500 trials of 3 parameters are few enough to make the most of each",
    "501, TPE, 501 trials of 3 parameters are too many for a Gaussian process",
    "10001, EVOLUTION, 10001 trials of 3 parameters are too many for a model of them all",
  })
  void goesByTheNumberOfTrials(int trials, SearcherSpec.Kind kind, String reason) {
    SearcherChoice choice = SearcherChoice.of(AUTO, ranges(3), trials);
    assertThat(choice.searcher().kind()).isEqualTo(kind);
    assertThat(choice.reason()).isEqualTo(reason);
  }

  @Test
  void manyParametersAreNoMatterForTpe() {
    assertThat(SearcherChoice.of(AUTO, ranges(51), 100).searcher().kind())
        .isEqualTo(SearcherSpec.Kind.TPE);
  }

  @Test
  void smallSpaceIsTriedAsWhole() {
    SearchSpace six =
        SearchSpace.of(
            Parameter.of("a", new Categories(List.of("x", "y", "z"))),
            Parameter.of("b", new Categories(List.of("x", "y"))));
    SearcherChoice choice = SearcherChoice.of(AUTO, six, 6);
    assertThat(choice.searcher().kind()).isEqualTo(SearcherSpec.Kind.GRID);
    assertThat(choice.reason()).isEqualTo("each of its 6 configurations fits in once");
    assertThat(SearcherChoice.of(AUTO, six, 5).searcher().kind())
        .isEqualTo(SearcherSpec.Kind.ENSEMBLE);
  }

  @Test
  void jobHasTheLastWord() {
    SearcherSpec tpe = new SearcherSpec(SearcherSpec.Kind.TPE, SearcherSpec.DEFAULT_POINTS);
    assertThat(SearcherChoice.of(tpe, ranges(3), 4))
        .isEqualTo(new SearcherChoice(tpe, "as the job says"));
  }
}

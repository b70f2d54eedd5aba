package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.space.Condition;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CmaEsModelTest implements LearningContract {

  @Override
  public SearcherSpec spec() {
    return new SearcherSpec(SearcherSpec.Kind.CMA_ES, SearcherSpec.DEFAULT_POINTS);
  }

  @Override
  public SearchSpace space() {
    return NUMERIC;
  }

  @Test
  void categoriesAreRefused() {
    assertThatThrownBy(() -> searcher(MIXED, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot search with cma-es: learning-rate depends on optimizer; use tpe");
  }

  @Test
  void conditionsAreRefused() {
    SearchSpace conditional =
        SearchSpace.of(
            Parameter.of("layers", new IntegerRange(1, 2, Scale.LINEAR)),
            Parameter.of("second", new FloatRange(0, 1, Scale.LINEAR))
                .when(new Condition("layers", Set.of(2L))));
    assertThatThrownBy(() -> searcher(conditional, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot search with cma-es: second depends on layers; use tpe");
  }
}

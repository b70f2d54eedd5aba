package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a searcher that learns keeps to where it also serves names and conditions. */
interface BranchingContract extends LearningContract {

  @Test
  default void beatsSobolOnNamesAndNumbers() {
    assertThat(Landscape.MIXTURE.meanBest(spec().kind(), 100))
        .isLessThan(0.6 * Landscape.MIXTURE.meanBest(SearcherSpec.Kind.SOBOL, 100));
  }

  @Test
  default void beatsSobolOnBranches() {
    assertThat(Landscape.BRANCHES.meanBest(spec().kind(), 100))
        .isLessThan(0.6 * Landscape.BRANCHES.meanBest(SearcherSpec.Kind.SOBOL, 100));
  }
}

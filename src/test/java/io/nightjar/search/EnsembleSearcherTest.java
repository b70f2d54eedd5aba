package io.nightjar.search;

import org.junit.jupiter.api.Tag;

@Tag("slow")
final class EnsembleSearcherTest implements BranchingContract {
  @Override
  public SearcherSpec spec() {
    return new SearcherSpec(SearcherSpec.Kind.ENSEMBLE, SearcherSpec.DEFAULT_POINTS);
  }
}

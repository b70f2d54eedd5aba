package io.nightjar.search;

import org.junit.jupiter.api.Tag;

@Tag("slow")
final class GpSearcherTest implements BranchingContract {
  @Override
  public SearcherSpec spec() {
    return new SearcherSpec(SearcherSpec.Kind.GP, SearcherSpec.DEFAULT_POINTS);
  }
}

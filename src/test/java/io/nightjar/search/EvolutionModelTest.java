package io.nightjar.search;

final class EvolutionModelTest implements BranchingContract {

  @Override
  public SearcherSpec spec() {
    return new SearcherSpec(SearcherSpec.Kind.EVOLUTION, SearcherSpec.DEFAULT_POINTS);
  }
}

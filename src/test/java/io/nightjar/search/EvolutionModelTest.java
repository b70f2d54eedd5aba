package io.nightjar.search;

final class EvolutionModelTest implements SearcherContract {

  @Override
  public SearcherSpec spec() {
    return new SearcherSpec(SearcherSpec.Kind.EVOLUTION, SearcherSpec.DEFAULT_POINTS);
  }
}

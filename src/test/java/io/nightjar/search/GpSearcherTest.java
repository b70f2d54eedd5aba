package io.nightjar.search;

final class GpSearcherTest implements SearcherContract {

  @Override
  public SearcherSpec spec() {
    return new SearcherSpec(SearcherSpec.Kind.GP, SearcherSpec.DEFAULT_POINTS);
  }
}

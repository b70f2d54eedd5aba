package io.nightjar.search;

final class AutoSearcherTest implements SearcherContract {
  @Override
  public SearcherSpec spec() {
    return new SearcherSpec(SearcherSpec.Kind.AUTO, SearcherSpec.DEFAULT_POINTS);
  }
}

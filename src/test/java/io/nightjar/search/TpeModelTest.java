package io.nightjar.search;

final class TpeModelTest implements SearcherContract {

  @Override
  public SearcherSpec spec() {
    return new SearcherSpec(SearcherSpec.Kind.TPE, SearcherSpec.DEFAULT_POINTS);
  }
}

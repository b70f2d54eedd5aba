package io.nightjar.search;

final class TpeModelTest implements BranchingContract {

  @Override
  public SearcherSpec spec() {
    return new SearcherSpec(SearcherSpec.Kind.TPE, SearcherSpec.DEFAULT_POINTS);
  }
}

package io.nightjar.bench;

import io.nightjar.search.SearcherSpec.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A searcher that is asked and told in turn. */
record TableSystem(String name, Kind kind) implements SearchSystem {

  static List<TableSystem> all() {
    return OwnSearchers.kinds().stream()
        .map(kind -> new TableSystem("nightjar-" + OwnSearchers.name(kind), kind))
        .toList();
  }

  @Override
  public void measure(SearchTasks tasks, SearchOptions options, Consumer<SearchFigure> figures)
      throws InterruptedException {
    for (Map.Entry<String, BenchTable> table : tasks.tables().entrySet()) {
      new TableStudies(table.getKey(), table.getValue(), options)
          .measure(name, kind)
          .ifPresent(figures);
    }
  }
}

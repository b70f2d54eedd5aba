package io.nightjar.bench;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One of our searchers, on tables, or with a scheduler on learning curves. */
interface SearchSystem {

  static List<SearchSystem> all() {
    return Stream.<SearchSystem>concat(TableSystem.all().stream(), CurveSystem.all().stream())
        .toList();
  }

  String name();

  /** Hands on a figure for each task that is of its kind and that it can serve. */
  void measure(SearchTasks tasks, SearchOptions options, Consumer<SearchFigure> figures)
      throws InterruptedException;
}

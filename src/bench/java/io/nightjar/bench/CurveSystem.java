package io.nightjar.bench;

import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A scheduler with a searcher, which may train so many epochs in all. */
record CurveSystem(String name, SchedulerSpec.Kind scheduler, SearcherSpec.Kind searcher)
    implements SearchSystem {
  /** The control, the one made for brackets, and the default. */
  private static final Set<String> SEARCHERS = Set.of("random", "tpe", "auto");

  static List<CurveSystem> all() {
    List<CurveSystem> systems = new ArrayList<>();
    for (SchedulerSpec.Kind scheduler : SchedulerSpec.Kind.values()) {
      for (SearcherSpec.Kind searcher : OwnSearchers.kinds()) {
        String name = OwnSearchers.name(searcher);
        if (SEARCHERS.contains(name)) {
          String both = "nightjar-" + OwnSearchers.name(scheduler) + "+" + name;
          systems.add(new CurveSystem(both, scheduler, searcher));
        }
      }
    }
    return systems;
  }

  @Override
  public void measure(SearchTasks tasks, SearchOptions options, Consumer<SearchFigure> figures)
      throws InterruptedException {
    for (Map.Entry<String, CurveTable> curves : tasks.curves().entrySet()) {
      figures.accept(new CurveStudies(curves.getKey(), curves.getValue(), options).measure(this));
    }
  }
}

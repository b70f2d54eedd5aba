package io.nightjar.bench;

import io.nightjar.search.SearchProblem;
import io.nightjar.search.Searcher;
import io.nightjar.search.SearcherSpec;
import io.nightjar.search.SearcherSpec.Kind;
import io.nightjar.search.Searchers;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Goals;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The searchers that the product can name, but for the grid, which has an end of its own. */
final class OwnSearchers {
  private OwnSearchers() {}

  static List<Kind> kinds() {
    return Arrays.stream(Kind.values()).filter(kind -> kind != Kind.GRID).toList();
  }

  static String name(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A searcher at its start; empty where it does not serve such a space. */
  static Optional<Searcher> create(
      Kind kind, SearchSpace space, Goals goals, int trials, long seed) {
    try {
      return Optional.of(
          Searchers.create(
              new SearcherSpec(kind, SearcherSpec.DEFAULT_POINTS),
              SearchProblem.of(space, goals, trials, seed)));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }
}

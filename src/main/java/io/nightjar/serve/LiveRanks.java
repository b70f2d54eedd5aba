package io.nightjar.serve;

import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.TrialResult;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The best trials so far: those that reached the largest budget first, then by the first objective,
 * ties by trial id. It keeps a few more than it shows, since a failure at a later rung takes a rank
 * away.
 */
final class LiveRanks {
  private static final int SHOWN = 10;
  private static final int KEPT = 100;

  private final Objective objective;
  private final TreeSet<Entry> best;
  private final Map<Long, Entry> kept = new HashMap<>();
  private final Map<String, Object> first = new LinkedHashMap<>();
  private final Set<String> varied = new TreeSet<>();

  LiveRanks(Objective objective) {
    this.objective = objective;
    this.best =
        new TreeSet<>(
            Comparator.comparingInt(Entry::epochs)
                .reversed()
                .thenComparing(Entry::score, objective.bestFirst())
                .thenComparing(Entry::trial));
  }

  private record Entry(long trial, int epochs, double score, Map<String, Object> values) {}

  /** Takes in a result of the search. */
  void add(TrialResult result) {
    long trial = result.task().trial().id();
    Map<String, Object> values = result.task().trial().configuration().values();
    values.forEach(this::compare);
    Optional.ofNullable(kept.remove(trial)).ifPresent(best::remove);
    Optional<Double> score =
        Goals.of(objective).isMetBy(result) ? result.value(objective.metric()) : Optional.empty();
    score.ifPresent(value -> keep(new Entry(trial, result.task().epochs(), value, values)));
  }

  private void compare(String name, Object value) {
    Object before = first.putIfAbsent(name, value);
    if (before != null && !before.equals(value)) {
      varied.add(name);
    }
  }

  private void keep(Entry entry) {
    best.add(entry);
    kept.put(entry.trial(), entry);
    if (best.size() > KEPT) {
      kept.remove(best.pollLast().trial());
    }
  }

  /** The first, as the page shows it; empty where no trial has a score. */
  Optional<Map<String, Object>> first() {
    return best.isEmpty() ? Optional.empty() : Optional.of(object(best.first()));
  }

  List<Map<String, Object>> top() {
    return best.stream().limit(SHOWN).map(this::object).toList();
  }

  private Map<String, Object> object(Entry entry) {
    Map<String, Object> values = new TreeMap<>(entry.values());
    values.keySet().retainAll(varied);
    return Map.of(
        "trial", entry.trial(),
        "epochs", entry.epochs(),
        "score", entry.score(),
        "configuration", values);
  }
}

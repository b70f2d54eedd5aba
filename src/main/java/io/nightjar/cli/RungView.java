package io.nightjar.cli;

import io.nightjar.format.TextTable;
import io.nightjar.trial.Goals;
import io.nightjar.trial.TrialResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rung as one trial saw it.
 *
 * @param score of the trial, null where it failed there
 * @param rank of the trial among those that completed the rung, 0 where it failed there
 * @param completed how many completed it
 * @param promoted how many went on
 * @param cut the score of the last that went on, null where nobody did
 */
record RungView(
    int epochs,
    @Nullable Double score,
    int rank,
    int completed,
    int promoted,
    @Nullable Double cut) {

  /**
   * The view of a trial; empty where it did not run there.
   *
   * @param rung the results of a rung
   * @param reached the epochs that each trial was asked for at most
   */
  static Optional<RungView> of(
      long trial, List<TrialResult> rung, Map<Long, Integer> reached, Goals goals) {
    if (rung.stream().noneMatch(each -> each.task().trial().id() == trial)) {
      return Optional.empty();
    }
    String metric = goals.objective().metric();
    int epochs = rung.get(0).task().epochs();
    List<TrialResult> ranked = goals.ranked(rung);
    Double score = null;
    int rank = 0;
    int promoted = 0;
    Double cut = null;
    for (int i = 0; i < ranked.size(); i++) {
      long id = ranked.get(i).task().trial().id();
      Double value = ranked.get(i).value(metric).orElseThrow();
      if (id == trial) {
        rank = i + 1;
        score = value;
      }
      if (Objects.requireNonNull(reached.get(id)) > epochs) {
        promoted++;
        cut = value;
      }
    }
    return Optional.of(new RungView(epochs, score, rank, ranked.size(), promoted, cut));
  }

  /** One line for people. */
  String text(String metric) {
    String own =
        score == null
            ? "failed"
            : "%s %s, rank %d of %d".formatted(metric, TextTable.number(score), rank, completed);
    String others =
        cut == null ? "" : "; %d went on, down to %s".formatted(promoted, TextTable.number(cut));
    return "epoch " + epochs + ": " + own + others;
  }

  Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("epochs", epochs);
    object.put("score", score);
    object.put("rank", rank == 0 ? null : (Object) rank);
    object.put("completed", completed);
    object.put("promoted", promoted);
    object.put("cut", cut);
    return object;
  }
}

package io.nightjar.search;

import io.nightjar.trial.Goals;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A rung without a barrier: what completed it so far, and who of that went on. */
final class AshaRung {
  private final int epochs;
  private final int eta;
  private final Goals goals;

  /** Best first; without those that can never go on any more. */
  private List<TrialResult> ranked = new ArrayList<>();

  private final Set<Long> promoted = new HashSet<>();
  private long running;
  private long completed;
  private long dropped;

  AshaRung(int epochs, int eta, Goals goals) {
    this.epochs = epochs;
    this.eta = eta;
    this.goals = goals;
  }

  int epochs() {
    return epochs;
  }

  void start() {
    running++;
  }

  /** Learns of a result that completed this rung. */
  void complete(TrialResult result) {
    running--;
    completed++;
    List<TrialResult> all = new ArrayList<>(ranked);
    all.add(result);
    ranked = new ArrayList<>(goals.ranked(all));
  }

  void fail() {
    running--;
  }

  long running() {
    return running;
  }

  /** How many completed it and may still go on. */
  long waiting() {
    return completed - promoted.size() - dropped;
  }

  /**
   * The best that is among the places for promotion and has not gone on.
   *
   * @param coming how many more results may come at most
   */
  Optional<Trial> promotable(long coming) {
    return ranked.stream()
        .limit(coming == 0 ? places(0) : completed / eta)
        .map(result -> result.task().trial())
        .filter(trial -> !promoted.contains(trial.id()))
        .findFirst();
  }

  void promote(Trial trial) {
    promoted.add(trial.id());
  }

  /** How many go on in the end, at least one, if all that may come does. */
  private long places(long coming) {
    return Math.max(1, (completed + coming) / eta);
  }

  /**
   * Gives up those that can never go on: a rank among more results is never a better one. With
   * several objectives it may be, so there the last result is waited for.
   *
   * @param coming how many more results may come at most
   */
  List<Trial> drop(long coming) {
    long places = places(coming);
    if (ranked.size() <= places || (coming > 0 && goals.objectives().size() > 1)) {
      return List.of();
    }
    List<TrialResult> beyond = ranked.subList((int) places, ranked.size());
    List<Trial> out =
        beyond.stream()
            .map(result -> result.task().trial())
            .filter(trial -> !promoted.contains(trial.id()))
            .toList();
    beyond.clear();
    dropped += out.size();
    return out;
  }
}

package io.nightjar.cli;

import io.nightjar.report.Leaderboard;
import io.nightjar.run.Checkpoints;
import io.nightjar.run.Storage;
import io.nightjar.study.StudyListener;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Deletes the checkpoints of trials that are decided on, except for those of the best. */
final class CheckpointKeeper implements StudyListener {
  /** How many trials keep theirs: the winner, and who might beat it in a repetition. */
  private static final int KEPT = 5;

  private final Storage storage;
  private final Objective objective;
  private final Map<Long, List<TrialResult>> undecided = new HashMap<>();
  private final List<TrialResult> candidates = new ArrayList<>();

  CheckpointKeeper(Storage storage, Objective objective) {
    this.storage = storage;
    this.objective = objective;
  }

  @Override
  public void asked(TrialTask task) {}

  @Override
  public void told(TrialResult result) {
    undecided.computeIfAbsent(result.task().trial().id(), id -> new ArrayList<>()).add(result);
  }

  @Override
  public void decided(List<Trial> trials) {
    if (trials.isEmpty()) {
      return;
    }
    Set<Long> losers = ids(candidates);
    for (Trial trial : trials) {
      losers.add(trial.id());
      candidates.addAll(undecided.getOrDefault(trial.id(), List.of()));
      undecided.remove(trial.id());
    }
    Set<Long> best =
        Leaderboard.rank(candidates, objective).entries().stream()
            .limit(KEPT)
            .map(entry -> entry.trial().id())
            .collect(Collectors.toSet());
    losers.removeAll(best);
    losers.forEach(this::delete);
    candidates.removeIf(result -> losers.contains(result.task().trial().id()));
  }

  private static Set<Long> ids(List<TrialResult> results) {
    Set<Long> ids = new HashSet<>();
    results.forEach(result -> ids.add(result.task().trial().id()));
    return ids;
  }

  /** A checkpoint that cannot be deleted costs space, not a sweep. */
  private void delete(long trial) {
    try {
      storage.delete(Checkpoints.folder(trial));
    } catch (IOException e) {
      LoggerFactory.getLogger(CheckpointKeeper.class)
          .warn("Cannot delete the checkpoints of trial {}", trial, e);
    }
  }
}

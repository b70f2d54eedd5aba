package io.nightjar.sweep;

import io.nightjar.report.BestTrials;
import io.nightjar.run.Checkpoints;
import io.nightjar.run.Storage;
import io.nightjar.study.StudyListener;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Deletes the checkpoints of trials that are decided on, except for those of the best. */
public final class CheckpointKeeper implements StudyListener {
  /** How many trials keep theirs: the winner, and who might beat it in a repetition. */
  private static final int FEWEST_KEPT = 5;

  private final Storage storage;
  private final BestTrials best;

  /**
   * A keeper.
   *
   * @param repeated how many of the best are trained again, any of which may become the winner
   */
  public CheckpointKeeper(Storage storage, Goals goals, int repeated) {
    this.storage = storage;
    this.best = new BestTrials(goals, Math.max(FEWEST_KEPT, repeated));
  }

  @Override
  public void asked(TrialTask task) {}

  @Override
  public void told(TrialResult result) {
    best.tell(result);
  }

  @Override
  public void decided(List<Trial> trials) {
    best.decide(trials).forEach(this::delete);
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
